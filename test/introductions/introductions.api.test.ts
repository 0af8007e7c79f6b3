import { describe, expect, it } from '@jest/globals';
import { always, onceFor } from '#server/database/once.ts';
import { codeOf, openGround, tokenOf } from './ground.ts';

const ground = await openGround();

const intros = () => ground.services.introductions;

describe('the loop', () => {
  it('goes from a draft to open cards and a closed introduction', async () => {
    const { broker, commissioner, nurse } = ground;
    const drafted = await ground.drafts();
    expect(drafted).toMatchObject({
      status: 'drafted',
      as: 'broker',
      moves: ['propose', 'withdraw', 'hand_over'],
    });
    for (const side of [commissioner, nurse]) {
      expect(await codeOf(intros().read(side, drafted.id))).toBe('introduction_not_found');
    }

    const proposed = await intros().propose(broker, drafted.id, {}, always);
    expect(proposed).toMatchObject({
      status: 'proposed',
      version: 2,
      moves: ['withdraw', 'write', 'hand_over'],
    });
    expect(await intros().read(commissioner, drafted.id)).toMatchObject({
      as: 'need',
      note: 'A word to the council',
      noteToNeed: null,
      noteToIdea: null,
      brokerName: null,
      moves: ['accept', 'decline', 'write'],
      idea: { author: 'A community nurse' },
    });

    expect(await ground.accepts(commissioner, drafted.id)).toMatchObject({ status: 'proposed' });
    expect(await codeOf(intros().cards(commissioner, drafted.id))).toBe('cards_sealed');
    expect(await codeOf(intros().cards(nurse, drafted.id))).toBe('cards_sealed');

    const connected = await ground.accepts(nurse, drafted.id);
    expect(connected).toMatchObject({ status: 'connected', moves: ['withdraw', 'write', 'see_cards'] });
    const open = await intros().cards(nurse, drafted.id);
    expect(open.need?.name).toContain(tokenOf('Gareth'));
    expect(open.need).not.toHaveProperty('telephone');

    const closed = await intros().close(
      broker,
      drafted.id,
      { outcome: 'piloting', lesson: 'Start small' },
      always,
    );
    expect(closed).toMatchObject({ status: 'closed', outcome: 'piloting', lesson: 'Start small', moves: [] });
    expect((await intros().cards(commissioner, drafted.id)).idea?.name).toContain(tokenOf('Priya'));
    expect((await ground.eventsOf(drafted.id)).map(({ type }) => type)).toEqual([
      'introduction.drafted',
      'introduction.proposed',
      'introduction.accepted',
      'introduction.accepted',
      'introduction.connected',
      'introduction.card_read',
      'introduction.closed',
      'introduction.card_read',
    ]);
  });

  it('copies the score, its reasons and the dial at the proposal', async () => {
    const found = await ground.proposes();
    expect(found.mediation).toBe('introduced');
    expect(found.reasons.score).toBeCloseTo(found.score, 9);
    expect(found.need.version).toBe(1);
  });

  it('is one open introduction for a pair, whichever agency asks', async () => {
    const { id, need, idea } = await ground.proposes();
    const other = await ground.agency('Another Exchange', await ground.person('Farida'));
    const input = { needId: need.id, ideaId: idea.id, noteToNeed: '', noteToIdea: '', propose: true };
    expect(await codeOf(intros().draft(other.broker, input, always))).toBe('introduction_already_open');
    await intros().withdraw(ground.broker, id, '', always);
    expect(await intros().draft(other.broker, input, always)).toMatchObject({ status: 'proposed' });
  });

  it('lets of many simultaneous proposals of a pair exactly one through', async () => {
    const pair = await ground.pair();
    const agencies = await Promise.all(
      ['Ann', 'Ben', 'Cai'].map(async (name) => ground.agency(`${name}'s`, await ground.person(name))),
    );
    const codes = await Promise.all(
      agencies.map(({ broker }) =>
        codeOf(intros().draft(broker, { ...pair, noteToNeed: '', noteToIdea: '', propose: true }, always)),
      ),
    );
    expect(codes.toSorted()).toEqual([
      'introduction_already_open',
      'introduction_already_open',
      'it was allowed',
    ]);
  });

  it('answers a repeated call under the same key with the same introduction, as it stands now', async () => {
    const { broker } = ground;
    const input = { ...(await ground.pair()), noteToNeed: '', noteToIdea: '', propose: true };
    const once = () =>
      onceFor({
        personId: broker.personId,
        key: `key-${input.needId}`,
        endpoint: 'POST /introductions',
        body: input,
      });
    const [first, again] = await Promise.all([
      intros().draft(broker, input, once()),
      intros().draft(broker, input, once()),
    ]);
    expect(again.id).toBe(first.id);
    await intros().withdraw(broker, first.id, '', always);
    expect(await intros().draft(broker, input, once())).toMatchObject({ id: first.id, status: 'withdrawn' });
  });
});

describe('what may not be introduced', () => {
  const refused = async (pair: { needId: string; ideaId: string }, by = ground.broker): Promise<string> =>
    codeOf(intros().draft(by, { ...pair, noteToNeed: '', noteToIdea: '', propose: true }, always));

  it('is an item of the broker, or of an organisation of theirs; and the refusal is on record', async () => {
    const needId = await ground.postsNeed();
    expect(await refused({ needId, ideaId: await ground.postsIdea(ground.broker) })).toBe('own_item');
    expect(await ground.eventsOf(needId)).toContainEqual(
      expect.objectContaining({
        type: 'match.refused',
        actorId: ground.broker.personId,
        audiences: [`agency:${ground.exchange.id}`],
      }),
    );
    const both = await ground.colleagueOf('Huw', ground.exchange.id, 'broker');
    await ground.db.transaction((trx) =>
      ground.services.organisations.join(trx, {
        personId: both.personId,
        organisationId: ground.councilId,
        role: 'commissioner',
      }),
    );
    const torn = await ground.actorOf(both.personId);
    expect(await refused({ needId: await ground.postsNeed(), ideaId: await ground.postsIdea() }, torn)).toBe(
      'interest_undeclared',
    );
    // Nor does such a broker see what colleagues do with it.
    const { id } = await ground.proposes();
    expect(await codeOf(intros().read(torn, id))).toBe('introduction_not_found');
    expect((await intros().list(torn, { limit: 100 })).items).toEqual([]);
  });

  it('is an unclaimed item', async () => {
    const pair = await ground.pair();
    await ground.db('ideas').where({ id: pair.ideaId }).update({ unclaimed: true });
    expect(await refused(pair)).toBe('item_unclaimed');
  });

  it('is a need and an idea of one person', async () => {
    const ideaId = await ground.postsIdea(ground.commissioner);
    expect(await refused({ needId: await ground.postsNeed(), ideaId })).toBe('same_person');
  });

  it('is what is not open, or has no place left', async () => {
    const { needs, ideas } = ground.services;
    const paused = await ground.pair();
    await ideas.pause(ground.nurse, paused.ideaId, always);
    expect(await refused(paused)).toBe('idea_not_open');
    const closed = await ground.pair();
    await needs.close(ground.commissioner, closed.needId, always);
    expect(await refused(closed)).toBe('need_not_open');

    const ideaId = await ground.postsIdea(ground.nurse, { openPlaces: 1 });
    const input = { ideaId, noteToNeed: '', noteToIdea: '', propose: true };
    const first = await intros().draft(ground.broker, { ...input, needId: await ground.postsNeed() }, always);
    const needId = await ground.postsNeed();
    expect(await refused({ needId, ideaId })).toBe('no_open_places');
    await intros().decline(ground.nurse, first.id, '', always);
    expect(await refused({ needId, ideaId })).toBe('it was allowed');
  });

  it('is what lies outside the patch', async () => {
    const far = await ground.agency('Far Exchange', await ground.person('Mair'));
    await ground.services.organisations.putPatch(far.broker, far.id, { items: [], mediation: 'introduced' });
    expect(await refused(await ground.pair(), far.broker)).toBe('outside_patch');
  });

  it('is anything, for whoever is no broker', async () => {
    expect(await refused(await ground.pair(), ground.stranger)).toBe('not_allowed');
    expect(await refused(await ground.pair(), ground.commissioner)).toBe('not_allowed');
  });
});

describe('the list', () => {
  it('holds what is mine, page by page, and what waits on me', async () => {
    const nurse = await ground.person('Tomos');
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const ideaId = await ground.postsIdea(nurse);
      const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '' };
      made.push((await intros().draft(ground.broker, { ...input, propose: true }, always)).id);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn < 5; turn += 1) {
      const page = await intros().list(nurse, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(made);
    await ground.accepts(nurse, made[0] ?? '');
    const waiting = await intros().list(nurse, { limit: 10, waiting: true });
    expect(waiting.items.map(({ id }) => id).toSorted()).toEqual(made.slice(1).toSorted());
    expect((await intros().list(ground.stranger, { limit: 10 })).items).toEqual([]);
  });

  it('holds for two brokers of one agency each their own as waiting, and what is due before what has ended', async () => {
    const { id: agencyId, broker: nia } = await ground.agency('Two Brokers', await ground.person('Nia Two'));
    const owain = await ground.colleagueOf('Owain', agencyId, 'broker');
    const ended = await ground.proposes(nia);
    await intros().withdraw(nia, ended.id, '', always);
    const connected = await ground.connects(owain);
    const drafts = [await ground.drafts(nia), await ground.drafts(owain)];
    const early = await ground.proposes(owain);
    ground.passes(3);
    const late = await ground.proposes(nia);

    const waitingOf = async (broker: typeof nia): Promise<string[]> =>
      (await intros().list(broker, { limit: 10, waiting: true })).items.map(({ id }) => id);
    expect(await waitingOf(nia)).toEqual([drafts[0]?.id]);
    expect(await waitingOf(owain)).toEqual([drafts[1]?.id]);

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await intros().list(nia, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([early.id, late.id, drafts[1]?.id, drafts[0]?.id, connected.id, ended.id]);
    const only = await intros().list(nia, { limit: 10, status: 'withdrawn' });
    expect(only.items.map(({ id }) => id)).toEqual([ended.id]);
  });

  it('reads a page of an agency in order off its index', async () => {
    const plan = await ground.db.transaction(async (trx) => {
      await trx.raw('set local enable_seqscan = off');
      const found = await trx.raw(
        `explain select id from introductions where agency_id = ? order by turn_rank, turn_at, id limit 31`,
        [ground.exchange.id],
      );
      return JSON.stringify(found.rows);
    });
    expect(plan).toContain('introductions_by_turn');
    expect(plan).not.toContain('Sort');
  });
});
