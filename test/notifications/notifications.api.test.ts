import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import type { EventPayload } from '#server/jobs/queue.ts';
import { openGround } from '#test/introductions/ground.ts';

const ground = await openGround();
const { introductions, messages, notifications } = ground.services;
const { broker, commissioner, nurse } = ground;

const of = async (actor: Actor, id: string) =>
  (await notifications.list(actor, { limit: 100 })).items.filter(({ nounId }) => nounId === id);
const kinds = async (actor: Actor, id: string): Promise<string[]> =>
  (await of(actor, id)).map(({ kind }) => kind);
const mailsTo = async (actor: Actor): Promise<{ subject: string; text: string }[]> => {
  const email = await ground.services.accounts.emailOf(ground.db, actor.personId);
  return rows(ground.db, 'select subject, text from mailbox where recipient = :email order by at, id', {
    email: email ?? '',
  });
};
const mailed = async (actor: Actor, id: string): Promise<string[]> =>
  (await mailsTo(actor)).filter(({ text }) => text.includes(id)).map(({ subject }) => subject);

describe('notifications', () => {
  it('tell each of the three what concerns them, and mail what asks something of them', async () => {
    const { id } = await ground.connects();
    await ground.settle();
    const both = ['You are introduced', 'Your receipt: what you agreed to'];
    expect((await mailed(commissioner, id)).toSorted()).toEqual(both);
    expect((await mailed(nurse, id)).toSorted()).toEqual(both);
    expect((await kinds(broker, id)).toSorted()).toEqual(['introduction_accepted', 'introduction_connected']);
    expect(await mailed(broker, id)).toEqual([]);

    const { id: asked } = await ground.proposes();
    await ground.settle();
    expect(await kinds(nurse, asked)).toEqual(['introduction_proposed']);
    expect(await mailed(nurse, asked)).toEqual(['A broker would like to introduce you']);
    expect(await kinds(broker, asked)).toEqual([]);
    await introductions.decline(nurse, asked, 'Not now', always);
    await ground.settle();
    expect(await kinds(commissioner, asked)).toEqual(['introduction_declined', 'introduction_proposed']);
    expect(await kinds(nurse, asked)).toEqual(['introduction_proposed']);
    expect(JSON.stringify(await mailsTo(commissioner))).not.toContain('Not now');
  });

  it('say what they are about as the reader may see it: to a side, the other side’s item', async () => {
    const { id, need, idea } = await ground.proposes();
    await ground.settle();
    await ground.accepts(nurse, id);
    await ground.settle();
    expect((await of(commissioner, id))[0]).toMatchObject({ noun: 'introduction', about: idea.title });
    expect((await of(nurse, id))[0]?.about).toBe(need.title);
    expect((await of(broker, id))[0]?.about).toBe(`${need.title} · ${idea.title}`);
  });

  it('are made and mailed once, however often the job runs', async () => {
    const { id } = await ground.proposes();
    const [job] = await rows<{ payload: EventPayload }>(
      ground.db,
      `select payload from graphile_worker._private_jobs
       where payload->>'id' = :id and payload->>'type' = 'introduction.proposed'`,
      { id },
    );
    if (job === undefined) throw new Error('No job was queued');
    await Promise.all(Array.from({ length: 5 }, () => notifications.tasks.notify(job.payload)));
    await ground.settle();
    expect(await kinds(nurse, id)).toEqual(['introduction_proposed']);
    expect(await mailed(nurse, id)).toHaveLength(1);
    const made = await rows<{ audiences: string[] }>(
      ground.db,
      `select events.audiences from events join notifications on notifications.id = events.noun_id
       where notifications.noun_id = :id and events.type = 'notification.made'`,
      { id },
    );
    expect(made.map(({ audiences }) => audiences).toSorted()).toEqual(
      [[`person:${nurse.personId}`], [`person:${commissioner.personId}`]].toSorted(),
    );
  });

  it('ask for no answer that is no longer wanted', async () => {
    const { id } = await ground.proposes();
    await introductions.withdraw(broker, id, '', always);
    await ground.settle();
    expect(await kinds(nurse, id)).toEqual(['introduction_withdrawn']);
    expect(await mailed(nurse, id)).toEqual(['An introduction was withdrawn']);
  });

  it('of a talk are one until it is read, and are settled by reading it', async () => {
    const { id } = await ground.connects();
    for (const body of ['One', 'Two', 'Three']) await ground.says(nurse, id, 'all', body);
    await ground.settle();
    const talk = async () => (await of(commissioner, id)).filter(({ kind }) => kind === 'message_sent');
    expect(await talk()).toMatchObject([{ noun: 'introduction', readAt: null }]);
    await messages.markRead(commissioner, id, { thread: 'all', seq: 2 });
    await ground.settle();
    expect(await talk()).toMatchObject([{ readAt: null }]);
    await messages.markRead(commissioner, id, { thread: 'all', seq: 3 });
    await ground.settle();
    expect(await talk()).toMatchObject([{ readAt: expect.any(String) }]);
    await ground.says(nurse, id, 'all', 'Four');
    await ground.settle();
    expect(await talk()).toHaveLength(2);
    expect(await mailed(commissioner, id)).toHaveLength(2);
  });

  it('go to all brokers of the agency once the one who introduced has left', async () => {
    const founder = await ground.person('Aled');
    const agency = await ground.agency('Small', founder);
    const colleague = await ground.colleagueOf('Beca', agency.id, 'broker');
    const { id } = await ground.proposes(agency.broker);
    await ground.services.organisations.endMembership(agency.broker, agency.id, founder.personId, always);
    await introductions.decline(nurse, id, '', always);
    await ground.settle();
    expect(await kinds(colleague, id)).toEqual(['introduction_declined']);
    expect(await kinds(await ground.actorOf(founder.personId), id)).toEqual([]);
  });

  it('go then to no broker who stands on a side, nor to one with an interest that is not declared', async () => {
    const founder = await ground.person('Gwen');
    const agency = await ground.agency('Smaller', founder);
    const colleague = await ground.colleagueOf('Iolo', agency.id, 'broker');
    const party = await ground.colleagueOf('Rhian', agency.id, 'broker');
    const interested = await ground.colleagueOf('Hari', agency.id, 'broker');
    await ground.db.transaction((trx) =>
      ground.services.organisations.join(trx, {
        personId: interested.personId,
        organisationId: ground.councilId,
        role: 'commissioner',
      }),
    );
    const pair = { needId: await ground.postsNeed(), ideaId: await ground.postsIdea(party) };
    const input = { ...pair, noteToNeed: '', noteToIdea: '', propose: false };
    const { id } = await introductions.draft(agency.broker, input, always);
    await ground.services.organisations.endMembership(agency.broker, agency.id, founder.personId, always);
    // A draft that nobody was asked about: it ends without the side having heard of it.
    await introductions.withdraw(colleague, id, '', always);
    await ground.settle();
    for (const kept of [party, interested]) {
      expect(await kinds(kept, id)).toEqual([]);
      expect(await mailed(kept, id)).toEqual([]);
    }
  });

  it('are listed page by page, counted while unread, and marked by their owner alone', async () => {
    const reader = await ground.person('Tomos');
    for (let count = 0; count < 5; count += 1) {
      const ideaId = await ground.postsIdea(reader);
      const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '' };
      await introductions.draft(broker, { ...input, propose: true }, always);
    }
    await ground.settle();
    const seen: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn < 5; turn += 1) {
      const page = await notifications.list(reader, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(5);
    expect((await notifications.list(reader, { limit: 1 })).unread).toBe(5);
    await notifications.read(nurse, seen);
    expect(await notifications.countUnread(ground.db, reader.personId)).toBe(5);
    await notifications.read(reader, seen.slice(0, 2));
    expect((await notifications.list(reader, { limit: 10, unread: true })).items).toHaveLength(3);
    await notifications.read(reader, undefined);
    expect(await notifications.countUnread(ground.db, reader.personId)).toBe(0);
  });

  it('of a verified organisation go to its members', async () => {
    const member = await ground.person('Elin');
    const { id } = await ground.services.organisations.create(
      member,
      { name: 'New Charity', kind: 'charity', website: null, about: null },
      always,
    );
    const administrator = await ground.actorOf(ground.administrator.personId);
    await ground.services.organisations.verify(administrator, id, always);
    await ground.settle();
    expect(await of(await ground.actorOf(member.personId), id)).toMatchObject([
      { kind: 'organisation_verified', about: 'New Charity' },
    ]);
  });

  it('hold no contact data', async () => {
    const all = await rows(ground.db, 'select row_to_json(notifications)::text as it from notifications');
    expect(JSON.stringify(all)).not.toMatch(/-card|@example/);
    const mails = await rows(ground.db, 'select text, html, subject from mailbox');
    expect(JSON.stringify(mails)).not.toMatch(/-card/);
  });
});
