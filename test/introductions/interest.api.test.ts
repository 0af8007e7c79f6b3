import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { readingOf } from '#server/events/audiences.ts';
import { listAfter } from '#server/events/events.store.ts';
import type { Actor } from '#server/http/actor.ts';
import { codeOf, openGround } from './ground.ts';

const ground = await openGround();
const { commissioner, nurse } = ground;
const intros = () => ground.services.introductions;

const joinsCouncil = async (personId: string) => {
  await ground.db.transaction((trx) =>
    ground.services.organisations.join(trx, {
      personId,
      organisationId: ground.councilId,
      role: 'commissioner',
    }),
  );
  return ground.actorOf(personId);
};
/** A broker who also works for the council whose needs these are. */
const huw = await joinsCouncil((await ground.colleagueOf('Huw', ground.exchange.id, 'broker')).personId);
const tie = 'I sit on the falls board of the council.';
const input = async (interest: string) => ({
  ...(await ground.pair()),
  noteToNeed: '',
  noteToIdea: '',
  interest,
  propose: true,
});

describe('a broker with an interest', () => {
  it('declares it, and both sides read it before they answer and ever after', async () => {
    const { id } = await intros().draft(huw, await input(tie), always);
    for (const side of [nurse, commissioner]) {
      expect(await intros().read(side, id)).toMatchObject({
        status: 'proposed',
        interest: { text: tie, declaredAt: expect.any(String) },
        moves: expect.arrayContaining(['accept']),
      });
    }
    expect((await ground.eventsOf(id)).map(({ type }) => type)).toEqual([
      'introduction.drafted',
      'introduction.interest_declared',
      'introduction.proposed',
    ]);
    expect(JSON.stringify(await ground.eventsOf(id))).not.toContain('falls board');
    await ground.accepts(nurse, id);
    await ground.accepts(commissioner, id);
    expect(await intros().read(huw, id)).toMatchObject({ status: 'connected', as: 'broker' });
    expect((await intros().list(huw, { limit: 100 })).items.map((one) => one.id)).toContain(id);
    await intros().close(huw, id, { outcome: 'piloting', lesson: '' }, always);
    expect((await intros().read(nurse, id)).interest?.text).toBe(tie);
    await expect(
      ground.db('introductions').where({ id }).update({ interest: 'Nothing much' }),
    ).rejects.toThrow('kept as the sides have read it');
  });

  it('hears of nothing that a colleague introduces, and of everything once it is declared', async () => {
    const hears = async (who: Actor, id: string) =>
      (await listAfter(ground.db, 0, readingOf(who), 100_000)).filter((one) => one.id === id).length;
    const { id } = await ground.proposes();
    await ground.says(nurse, id, 'idea', 'Between the broker and me');
    await intros().writeNote(ground.broker, id, 'Between brokers', always);
    expect(await hears(huw, id)).toBe(0);
    expect(await hears(ground.broker, id)).toBe((await ground.eventsOf(id)).length);
    // The side itself is of the same organisation, and is told.
    expect(await hears(commissioner, id)).toBe(2);
    const { id: declared } = await intros().draft(huw, await input(tie), always);
    await ground.says(nurse, declared, 'idea', 'To a broker whose interest I have read');
    expect(await hears(huw, declared)).toBe((await ground.eventsOf(declared)).length);
    expect(await hears({ ...huw, agencyId: null }, declared)).toBe(0);
  });

  it('cannot without declaring it, and the refusal is on record', async () => {
    const silent = await input('');
    expect(await codeOf(intros().draft(huw, silent, always))).toBe('interest_undeclared');
    expect(await ground.eventsOf(silent.needId)).toContainEqual(
      expect.objectContaining({
        type: 'match.refused',
        actorId: huw.personId,
        data: { needId: silent.needId, ideaId: silent.ideaId, code: 'interest_undeclared' },
      }),
    );
  });

  it('cannot as a party, whatever is declared', async () => {
    for (const pair of [
      { needId: await ground.postsNeed(), ideaId: await ground.postsIdea(huw) },
      { needId: await ground.postsNeed(huw), ideaId: await ground.postsIdea() },
    ]) {
      const asked = { ...pair, noteToNeed: '', noteToIdea: '', interest: tie, propose: true };
      expect(await codeOf(intros().draft(huw, asked, always))).toBe('own_item');
    }
    const { id } = await ground.proposes();
    await expect(
      ground.db('introductions').where({ id }).update({ brokerId: nurse.personId }),
    ).rejects.toThrow('introductions_broker_is_no_party');
  });

  it('does not take over or send out what a colleague without one has begun', async () => {
    const { id } = await ground.drafts();
    const taking = { ids: [id], toId: huw.personId, note: '' };
    expect(await codeOf(intros().handOver(ground.broker, taking, always))).toBe('cannot_take_over');
    expect(await codeOf(intros().propose(huw, id, {}, always))).toBe('introduction_not_found');
    // A colleague may take over theirs, and what was declared stays in sight.
    const theirs = await intros().draft(huw, { ...(await input(tie)), propose: false }, always);
    await intros().handOver(huw, { ids: [theirs.id], toId: ground.broker.personId, note: '' }, always);
    await intros().propose(ground.broker, theirs.id, {}, always);
    expect((await intros().read(nurse, theirs.id)).interest?.text).toBe(tie);
  });
});

describe('in the queue', () => {
  it('a pair of an own organisation asks for the tie; it is judged by colleagues', async () => {
    const { matching } = ground.services;
    const pair = await ground.pair();
    await ground.settle();
    await matching.pairByHand(ground.broker, { ...pair, reason: 'They met at a fair' }, always);
    const { needId } = pair;
    const first = async (by: Actor) =>
      (await matching.list(by, { needId, status: 'shortlisted', limit: 1 })).items[0];
    expect(await first(ground.broker)).toMatchObject({
      barred: null,
      moves: expect.arrayContaining(['dismiss', 'introduce']),
    });
    expect(await first(huw)).toMatchObject({ barred: 'interest_undeclared', moves: ['introduce'] });
  });
});
