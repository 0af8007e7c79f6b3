import { describe, expect, it } from '@jest/globals';
import { always, onceFor } from '#server/database/once.ts';
import { row, rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { until } from '../faults/until.ts';
import { codeOf, openGround } from './ground.ts';

const ground = await openGround();
const { broker: nia, commissioner, nurse } = ground;
const sioned = await ground.colleagueOf('Sioned', ground.exchange.id, 'broker');
const rival = (await ground.agency('Another Exchange', await ground.person('Farida'))).broker;

const intros = () => ground.services.introductions;
const handsOver = (by: Actor, ids: readonly string[], to: Actor, note = '') =>
  intros().handOver(by, { ids, toId: to.personId, note }, always);
const caseloadOf = async (who: Actor, of: Actor) =>
  (await intros().getCaseloads(who)).find(({ brokerId }) => brokerId === of.personId);
const rowsOf = async (of: string | undefined, by = nia) =>
  (await intros().listCaseload(by, { broker: of, limit: 100 })).items;
const day = (days: number): string =>
  new Date(ground.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const calls = (id: string, followUpOn: string | null, body = 'They will ask the ward') =>
  intros().logCall(nia, id, { spokeWith: 'need', calledOn: day(-1), body, followUpOn }, always);

describe('handing over', () => {
  it('moves a draft and an open introduction to a colleague, on record, and tells whom it concerns', async () => {
    const draft = await ground.drafts();
    const open = await ground.proposes();
    await handsOver(nia, [draft.id, open.id], sioned, 'I am away from Monday');
    for (const { id } of [draft, open]) {
      expect(await intros().read(sioned, id)).toMatchObject({
        brokerId: sioned.personId,
        brokerName: expect.stringContaining('Sioned'),
      });
      expect(await intros().listHandovers(nia, id)).toEqual([
        expect.objectContaining({
          fromName: expect.stringContaining('Nia'),
          toName: expect.stringContaining('Sioned'),
          byName: expect.stringContaining('Nia'),
          note: 'I am away from Monday',
        }),
      ]);
    }
    const told = async (id: string) =>
      (await ground.eventsOf(id)).find(({ type }) => type === 'introduction.handed_over');
    expect((await told(draft.id))?.audiences).toEqual([
      `agency:${ground.exchange.id}`,
      `not:organisation:${ground.councilId}`,
      `not:person:${commissioner.personId}`,
      `not:person:${nurse.personId}`,
    ]);
    expect(await told(open.id)).toMatchObject({
      audiences: expect.arrayContaining([`person:${nurse.personId}`, `person:${commissioner.personId}`]),
      data: { fromId: nia.personId, toId: sioned.personId },
    });
    await ground.settle();
    const notices = await rows<{ personId: string; kind: string }>(
      ground.db,
      'select person_id, kind from notifications where noun_id = :id',
      { id: open.id },
    );
    expect(notices).toEqual(
      expect.arrayContaining([
        { personId: commissioner.personId, kind: 'introduction_broker_changed' },
        { personId: nurse.personId, kind: 'introduction_broker_changed' },
        { personId: sioned.personId, kind: 'introduction_handed_over' },
      ]),
    );
  });

  it('shows the sides who their broker is now: what the broker chose to be called, never a name', async () => {
    const { id } = await ground.proposes();
    expect(await intros().read(nurse, id)).toMatchObject({ broker: { label: null, handedOverAt: null } });
    expect(await intros().putBrokerLabel(sioned, 'Sioned, falls and frailty')).toEqual({
      label: 'Sioned, falls and frailty',
    });
    await handsOver(nia, [id], sioned, 'A word among us');
    for (const side of [nurse, commissioner]) {
      const seen = await intros().read(side, id);
      expect(seen.broker).toEqual({ label: 'Sioned, falls and frailty', handedOverAt: expect.any(String) });
      expect(seen.brokerName).toBeNull();
      expect(JSON.stringify(seen)).not.toMatch(/A word among us|sioned-card|nia-card/);
      expect(await codeOf(intros().listHandovers(side, id))).toBe('introduction_not_found');
    }
    await intros().putBrokerLabel(sioned, '');
    expect((await intros().read(nurse, id)).broker.label).toBeNull();
    expect(await codeOf(intros().putBrokerLabel(nurse, 'Chief broker'))).toBe('not_allowed');
  });

  it('is all or nothing, and only for what is open', async () => {
    const open = await ground.proposes();
    const over = await ground.proposes();
    await intros().decline(nurse, over.id, '', always);
    expect(await codeOf(handsOver(nia, [open.id, over.id], sioned))).toBe('already_moved');
    expect((await intros().read(nia, open.id)).brokerId).toBe(nia.personId);
    expect(await intros().listHandovers(nia, open.id)).toEqual([]);
  });

  it('is among the brokers of the agency alone', async () => {
    const { id } = await ground.proposes();
    for (const other of [rival, nurse, commissioner, ground.stranger]) {
      expect(await codeOf(handsOver(nia, [id], other))).toBe('cannot_take_over');
    }
    for (const other of [nurse, commissioner, ground.stranger]) {
      expect(await codeOf(handsOver(other, [id], sioned))).toBe('not_allowed');
    }
    expect(await codeOf(handsOver(rival, [id], rival))).toBe('introduction_not_found');
  });

  it('never goes to a party, not even of a draft, and the refusal is on record', async () => {
    const author = await ground.colleagueOf('Elin', ground.exchange.id, 'broker');
    const needId = await ground.postsNeed();
    const ideaId = await ground.postsIdea(author);
    const notes = { noteToNeed: '', noteToIdea: '' };
    for (const propose of [false, true]) {
      const { id } = await intros().draft(nia, { needId, ideaId, ...notes, propose }, always);
      expect(await codeOf(handsOver(nia, [id], author))).toBe('cannot_take_over');
      // Nor does the party see the agency's draft, its notes or its calls.
      if (!propose) {
        await intros().writeNote(nia, id, 'Is she up to it?', always);
        for (const look of [intros().read(author, id), intros().listNotes(author, id)]) {
          expect(await codeOf(look)).toBe('introduction_not_found');
        }
        expect(await rowsOf(undefined, author)).not.toContainEqual(
          expect.objectContaining({ introduction: expect.objectContaining({ id }) }),
        );
        await intros().withdraw(nia, id, '', always);
      }
    }
    expect(await ground.eventsOf(needId)).toContainEqual(
      expect.objectContaining({
        type: 'match.refused',
        actorId: nia.personId,
        data: { needId, ideaId, code: 'cannot_take_over' },
      }),
    );
  });

  const somebodyWaits = async (): Promise<boolean> =>
    (await row(ground.db, 'select 1 from pg_locks where not granted limit 1')) !== undefined;

  it('never goes to somebody who is suspended at that very instant', async () => {
    const leaving = await ground.colleagueOf('Mair', ground.exchange.id, 'broker');
    const { id } = await ground.proposes();
    const { handing } = await ground.db.transaction(async (trx) => {
      await trx('people').where({ id: leaving.personId }).update({ suspendedAt: new Date() });
      const begun = codeOf(handsOver(nia, [id], leaving));
      await Promise.race([begun, until('it waits', somebodyWaits, 10_000)]);
      return { handing: begun };
    });
    expect(await handing).toBe('cannot_take_over');
    expect((await intros().read(nia, id)).brokerId).toBe(nia.personId);
  });

  it('does it once, however often it is sent, and two at once end with one broker', async () => {
    const { id } = await ground.proposes();
    const body = { ids: [id], toId: sioned.personId, note: '' };
    const call = { personId: nia.personId, key: `hand-${id}`, endpoint: 'POST /caseload/hand-over', body };
    await Promise.all([1, 2, 3].map(() => intros().handOver(nia, body, onceFor(call))));
    expect(await intros().listHandovers(nia, id)).toHaveLength(1);
    await Promise.all([handsOver(nia, [id], nia), handsOver(sioned, [id], sioned)]);
    const [last] = await intros().listHandovers(nia, id);
    const { brokerId, brokerName } = await intros().read(nia, id);
    expect([nia.personId, sioned.personId]).toContain(brokerId);
    expect(last?.toName).toBe(brokerName);
  });
});

describe('the caseload', () => {
  it('counts per broker what is open, waiting, overdue and to follow up, and names the next date', async () => {
    const owain = await ground.colleagueOf('Owain', ground.exchange.id, 'broker');
    expect(await caseloadOf(nia, owain)).toEqual({
      brokerId: owain.personId,
      name: expect.stringContaining('Owain'),
      here: true,
      open: 0,
      drafted: 0,
      waiting: 0,
      overdue: 0,
      connected: 0,
      followUps: 0,
      nextAt: null,
    });
    const [drafted, waiting, connected] = [
      await ground.drafts(owain),
      await ground.proposes(owain),
      await ground.connects(owain),
    ];
    await intros().logCall(
      owain,
      connected.id,
      { spokeWith: 'idea', calledOn: day(-1), body: 'Ring again', followUpOn: day(0) },
      always,
    );
    expect(await caseloadOf(nia, owain)).toMatchObject({
      open: 3,
      drafted: 1,
      waiting: 1,
      overdue: 0,
      connected: 1,
      followUps: 1,
    });
    // The next date first, and what has none last.
    expect((await rowsOf(owain.personId)).map(({ introduction }) => introduction.id)).toEqual([
      connected.id,
      waiting.id,
      drafted.id,
    ]);
    const pages: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn < 5; turn += 1) {
      const page = await intros().listCaseload(nia, { broker: owain.personId, limit: 1, cursor });
      pages.push(...page.items.map(({ introduction }) => introduction.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(pages).toEqual([connected.id, waiting.id, drafted.id]);

    const { overdueAt } = await intros().read(owain, waiting.id);
    ground.passes((Date.parse(overdueAt ?? '') - ground.clock().getTime()) / 86_400_000 + 0.01);
    expect(await caseloadOf(nia, owain)).toMatchObject({ waiting: 1, overdue: 1 });
    const late = await intros().listCaseload(nia, { broker: owain.personId, due: 'overdue', limit: 10 });
    expect(late.items.map(({ introduction }) => introduction.id)).toEqual([waiting.id]);

    // Somebody who leaves stays in the list for as long as something is in their name.
    await ground.services.organisations.endMembership(owain, ground.exchange.id, owain.personId, always);
    expect(await caseloadOf(nia, owain)).toMatchObject({ open: 3, here: false });
    await handsOver(nia, [drafted.id, waiting.id, connected.id], sioned);
    expect(await caseloadOf(nia, owain)).toBeUndefined();
  });

  it('is for brokers of the agency', async () => {
    for (const other of [nurse, commissioner, ground.stranger]) {
      expect(await codeOf(intros().getCaseloads(other))).toBe('not_allowed');
      expect(await codeOf(intros().listCaseload(other, { limit: 10 }))).toBe('not_allowed');
    }
    expect(await intros().getCaseloads(rival)).toMatchObject([{ brokerId: rival.personId, open: 0 }]);
    expect((await intros().listCaseload(rival, { limit: 10 })).items).toEqual([]);
  });
});

describe('the log of calls', () => {
  it('asks to be followed up until somebody did, after the introduction has ended too', async () => {
    const { id } = await ground.connects();
    const call = await calls(id, day(0));
    expect(call).toMatchObject({ spokeWith: 'need', followUpOn: day(0), followedUpAt: null });
    await intros().close(nia, id, { outcome: 'piloting', lesson: '' }, always);
    const due = async () =>
      (await intros().listCaseload(sioned, { due: 'follow_up', limit: 100 })).items.map(
        ({ introduction }) => introduction.id,
      );
    expect(await due()).toContain(id);
    const later = await calls(id, day(30));
    expect(await intros().followUp(sioned, id, call.id, always)).toMatchObject({
      followedUpAt: expect.any(String),
    });
    expect(await due()).not.toContain(id);
    expect(await codeOf(intros().followUp(sioned, id, call.id, always))).toBe('already_moved');
    expect((await intros().listCalls(nia, id)).map((one) => one.id)).toEqual(
      expect.arrayContaining([call.id, later.id]),
    );
    const nothing = await calls(id, null);
    expect(await codeOf(intros().followUp(nia, id, nothing.id, always))).toBe('already_moved');
    const other = await ground.connects();
    expect(await codeOf(intros().followUp(nia, other.id, later.id, always))).toBe('introduction_not_found');
  });

  it('is the agency’s alone: to everybody else it does not exist', async () => {
    const secret = 'Her manager must not hear of this';
    const { id } = await ground.connects();
    const call = await calls(id, day(0), secret);
    for (const other of [nurse, commissioner, ground.stranger, rival]) {
      for (const attempt of [
        intros().listCalls(other, id),
        intros().followUp(other, id, call.id, always),
        intros().logCall(
          other,
          id,
          { spokeWith: 'need', calledOn: day(0), body: 'x', followUpOn: null },
          always,
        ),
      ]) {
        expect(await codeOf(attempt)).toBe('introduction_not_found');
      }
      expect(JSON.stringify(await intros().list(other, { limit: 100 }))).not.toContain(secret);
    }
    expect(JSON.stringify(await intros().read(nurse, id))).not.toContain(secret);
    const told = (await ground.eventsOf(id)).filter(({ type }) => type === 'introduction.called');
    expect(told).toMatchObject([
      {
        audiences: [
          `agency:${ground.exchange.id}`,
          `not:organisation:${ground.councilId}`,
          `not:person:${commissioner.personId}`,
          `not:person:${nurse.personId}`,
        ],
      },
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
  });
});
