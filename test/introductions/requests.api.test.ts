import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import type { Actor } from '#server/http/actor.ts';
import { codeOf, openGround } from './ground.ts';

const ground = await openGround();
const { commissioner, nurse, stranger } = ground;
const light = await ground.agency('Light Exchange', await ground.person('Lowri'), 'light');
const intros = () => ground.services.introductions;

const asks = (by: Actor, pair: { needId: string; ideaId: string }, note = '') =>
  intros().request(by, { ...pair, note }, always);
const seenBy = async (who: Actor) => (await intros().listRequests(who)).map(({ id }) => id);

describe('where the dial is light', () => {
  it('a side asks, the agencies that cover the pair see it, and one makes a draft of it; consent is still asked', async () => {
    const pair = await ground.pair();
    const asked = { need: pair.needId, idea: pair.ideaId };
    expect(await intros().canRequest(nurse, asked)).toEqual({ side: 'idea', asked: false });
    const { id } = await asks(nurse, pair, 'We could start in May');
    expect(await intros().canRequest(nurse, asked)).toEqual({ side: 'idea', asked: true });
    expect(await intros().listRequests(light.broker)).toMatchObject([
      { id, side: 'idea', note: 'We could start in May', moves: ['take', 'put_aside'] },
    ]);
    expect(await intros().listRequests(nurse)).toMatchObject([{ id, moves: ['withdraw'] }]);
    // Not the other side, nor an agency whose dial is another, nor anybody else.
    for (const other of [commissioner, stranger, ground.broker]) expect(await seenBy(other)).toEqual([]);

    const draft = await intros().takeRequest(light.broker, id, '', always);
    expect(draft).toMatchObject({
      status: 'drafted',
      askedBy: 'idea',
      answers: { need: { status: 'waiting' }, idea: { status: 'waiting' } },
    });
    expect(await seenBy(light.broker)).toEqual([]);
    expect(await codeOf(intros().takeRequest(light.broker, id, '', always))).toBe('already_moved');
    await intros().propose(light.broker, draft.id, {}, always);
    expect(await intros().read(nurse, draft.id)).toMatchObject({
      askedBy: 'idea',
      moves: expect.arrayContaining(['accept']),
    });
    expect(await intros().read(commissioner, draft.id)).toMatchObject({ askedBy: null });
    expect(await codeOf(intros().cards(nurse, draft.id))).toBe('cards_sealed');
    expect(await codeOf(asks(commissioner, pair))).toBe('introduction_already_open');
  });

  it('it can be taken back, or put aside by one agency alone', async () => {
    const other = await ground.agency('Lighter Exchange', await ground.person('Megan'), 'light');
    const pair = await ground.pair();
    const { id } = await asks(commissioner, pair);
    await intros().putAsideRequest(other.broker, id, always);
    expect(await seenBy(other.broker)).not.toContain(id);
    expect(await seenBy(light.broker)).toContain(id);
    expect(await codeOf(intros().takeRequest(other.broker, id, '', always))).toBe('introduction_not_found');
    for (const who of [nurse, stranger, light.broker]) {
      expect(await codeOf(intros().withdrawRequest(who, id, always))).toBe('introduction_not_found');
    }
    await intros().withdrawRequest(commissioner, id, always);
    expect(await seenBy(light.broker)).not.toContain(id);
    expect(await codeOf(intros().takeRequest(light.broker, id, '', always))).toBe('already_moved');
    expect((await ground.eventsOf(id)).map(({ type }) => type)).toEqual([
      'introduction.requested',
      'introduction.request_put_aside',
      'introduction.request_ended',
    ]);
    // And asked again.
    expect(await asks(commissioner, pair)).toMatchObject({ side: 'need' });
  });

  it('is told to the brokers who can take it up, until somebody has', async () => {
    const colleague = await ground.colleagueOf('Elen', light.id, 'broker');
    const pair = await ground.pair();
    const { id } = await asks(nurse, pair);
    await ground.settle();
    const told = async (who: Actor) =>
      (await ground.services.notifications.list(who, { limit: 20 })).items.filter(
        ({ nounId }) => nounId === id,
      );
    for (const who of [light.broker, colleague])
      expect(await told(who)).toMatchObject([
        { kind: 'introduction_requested', about: expect.stringContaining('A light that wakes with you') },
      ]);
    for (const who of [nurse, commissioner, stranger, ground.broker]) expect(await told(who)).toEqual([]);
    const late = await asks(nurse, await ground.pair());
    await intros().takeRequest(light.broker, late.id, '', always);
    await ground.settle();
    const notices = await ground.services.notifications.list(colleague, { limit: 20 });
    expect(notices.items.map(({ nounId }) => nounId)).not.toContain(late.id);
  });

  it('of both sides is answered by one introduction, taken up or proposed by somebody whom nobody asked', async () => {
    const taken = await ground.pair();
    const both = [await asks(nurse, taken), await asks(commissioner, taken)].map(({ id }) => id);
    await intros().takeRequest(light.broker, both[0] ?? '', '', always);
    const proposed = await ground.pair();
    const late = [await asks(nurse, proposed), await asks(commissioner, proposed)].map(({ id }) => id);
    const notes = { noteToNeed: '', noteToIdea: '', propose: true };
    await intros().draft(ground.broker, { ...proposed, ...notes }, always);
    for (const who of [nurse, commissioner, light.broker])
      for (const id of [...both, ...late]) expect(await seenBy(who)).not.toContain(id);
    for (const id of [...both, ...late]) {
      const told = (await ground.eventsOf(id)).filter(({ type }) => type === 'introduction.request_ended');
      expect(told).toHaveLength(1);
    }
    // Each side learns of its own alone.
    const [ofNurse] = (await ground.eventsOf(late[0] ?? '')).slice(-1);
    expect(ofNurse?.audiences).toContain(`person:${nurse.personId}`);
    expect(ofNurse?.audiences).toContain(`not:person:${commissioner.personId}`);
  });

  it('is not heard by the other side, even where that side brokers for an agency that is asked', async () => {
    const party = await ground.colleagueOf('Carys', light.id, 'broker');
    const pair = { needId: await ground.postsNeed(), ideaId: await ground.postsIdea(party) };
    const { id } = await asks(commissioner, pair, 'Between us and the agency');
    expect(await seenBy(light.broker)).toContain(id);
    expect(await seenBy(party)).not.toContain(id);
    expect(await codeOf(intros().putAsideRequest(party, id, always))).toBe('introduction_not_found');
    expect(await codeOf(intros().takeRequest(party, id, '', always))).toBe('introduction_not_found');
    expect(await seenBy(light.broker)).toContain(id);
    await intros().takeRequest(light.broker, id, '', always);
    for (const { audiences } of await ground.eventsOf(id))
      expect(audiences).toContain(`not:person:${party.personId}`);
  });

  it('shows nobody what was paused since, but its own side', async () => {
    const pair = await ground.pair();
    const { id } = await asks(nurse, pair);
    await ground.services.needs.pause(commissioner, pair.needId, always);
    for (const who of [nurse, light.broker]) expect(await seenBy(who)).not.toContain(id);
    await ground.services.needs.publish(commissioner, pair.needId, always);
    for (const who of [nurse, light.broker]) expect(await seenBy(who)).toContain(id);
    await ground.services.ideas.pause(nurse, pair.ideaId, always);
    expect(await seenBy(nurse)).toContain(id);
    expect(await seenBy(light.broker)).not.toContain(id);
    await intros().withdrawRequest(nurse, id, always);
  });

  it('asked twice at once it is asked once, and of two brokers who take it one does', async () => {
    const pair = await ground.pair();
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(asks(nurse, pair))));
    expect(codes.toSorted()).toEqual(['already_asked', 'already_asked', 'it was allowed']);
    const id = (await seenBy(nurse)).at(-1) ?? '';
    const colleague = await ground.colleagueOf('Sara', light.id, 'broker');
    const taken = await Promise.all(
      [light.broker, colleague].map((who) => codeOf(intros().takeRequest(who, id, '', always))),
    );
    expect(taken.toSorted()).toEqual(['already_moved', 'it was allowed']);
  });

  it('is for the sides of what is public', async () => {
    const pair = await ground.pair();
    expect(await codeOf(asks(stranger, pair))).toBe('not_allowed');
    expect(await intros().canRequest(stranger, { need: pair.needId, idea: pair.ideaId })).toEqual({
      side: null,
      asked: false,
    });
    const own = { needId: pair.needId, ideaId: await ground.postsIdea(commissioner) };
    expect(await codeOf(asks(commissioner, own))).toBe('same_person');
    await ground.services.ideas.pause(nurse, pair.ideaId, always);
    expect(await codeOf(asks(commissioner, pair))).toBe('idea_not_open');
  });
});

describe('where no dial is light', () => {
  it('there is nobody to ask', async () => {
    await ground.db('organisations').where({ mediation: 'light' }).update({ mediation: 'introduced' });
    const pair = await ground.pair();
    expect(await codeOf(asks(nurse, pair))).toBe('nobody_to_ask');
    expect(await intros().canRequest(nurse, { need: pair.needId, idea: pair.ideaId })).toEqual({
      side: null,
      asked: false,
    });
  });
});
