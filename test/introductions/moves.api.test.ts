import { beforeAll, describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { row } from '#server/database/query.ts';
import type { ErrorCode } from '#server/errors.contract.ts';
import type { Actor } from '#server/http/actor.ts';
import { endingOf, statusOf } from '#server/introductions/status.ts';
import { codeOf, openGround } from './ground.ts';

const ground = await openGround();
const { introductions } = ground.services;

/** Every state that an introduction can be in, and how it gets there. */
const ways = {
  drafted: async () => (await ground.drafts()).id,
  proposed: async () => (await ground.proposes()).id,
  'proposed, the need accepted': async () => {
    const { id } = await ground.proposes();
    await ground.accepts(ground.commissioner, id);
    return id;
  },
  connected: async () => (await ground.connects()).id,
  closed: async () => {
    const { id } = await ground.connects();
    await introductions.close(ground.broker, id, { outcome: 'other', lesson: '' }, always);
    return id;
  },
  'declined by the idea': async () => {
    const { id } = await ground.proposes();
    await introductions.decline(ground.nurse, id, '', always);
    return id;
  },
  'withdrawn by the broker': async () => {
    const { id } = await ground.proposes();
    await introductions.withdraw(ground.broker, id, '', always);
    return id;
  },
  'withdrawn by the need': async () => {
    const { id } = await ground.connects();
    await introductions.withdraw(ground.commissioner, id, '', always);
    return id;
  },
  'run out, though nobody has tended to it': async () => {
    const { id } = await ground.proposes();
    await ground.db('introductions').where({ id }).update({ expiresAt: '2020-01-01T00:00:00.000Z' });
    return id;
  },
} as const;
type State = keyof typeof ways;
const states = Object.keys(ways) as State[];

const moves = ['propose', 'accept', 'decline', 'withdraw', 'close'] as const;
type Move = (typeof moves)[number];
const actors = ['need', 'idea', 'broker', 'stranger', 'broker of another agency'] as const;
type Who = (typeof actors)[number];

const ended: readonly State[] = [
  'declined by the idea',
  'withdrawn by the broker',
  'withdrawn by the need',
  'run out, though nobody has tended to it',
];

/** What must happen, written down apart from the product's own table. Null: it is allowed. */
const expected = (state: State, who: Who, move: Move): ErrorCode | null => {
  if (who === 'stranger' || who === 'broker of another agency') return 'introduction_not_found';
  const over = ended.includes(state);
  if (who === 'broker') {
    if (move === 'accept' || move === 'decline') return 'not_allowed';
    if (move === 'propose') return state === 'drafted' ? null : 'already_moved';
    if (move === 'close') return state === 'connected' ? null : 'already_moved';
    if (over || state === 'closed') return 'introduction_closed';
    return state === 'connected' ? 'already_moved' : null;
  }
  if (state === 'drafted') return 'introduction_not_found';
  if (move === 'propose' || move === 'close') return 'not_allowed';
  if (over) return 'introduction_closed';
  const accepted =
    state === 'connected' ||
    state === 'closed' ||
    (state === 'proposed, the need accepted' && who === 'need');
  if (move === 'withdraw') return accepted ? null : 'not_allowed';
  if (state === 'closed') return 'introduction_closed';
  return accepted ? 'introduction_already_answered' : null;
};

const people = new Map<Who, Actor>();
const ids = new Map<State, string>();
let wordingId = '';

beforeAll(async () => {
  const other = await ground.agency('Another Exchange', await ground.person('Farida'));
  people
    .set('need', ground.commissioner)
    .set('idea', ground.nurse)
    .set('broker', ground.broker)
    .set('stranger', ground.stranger)
    .set('broker of another agency', other.broker);
  for (const state of states) ids.set(state, await ways[state]());
  const { wording } = await introductions.read(ground.broker, ids.get('drafted') ?? '');
  wordingId = wording.id;
}, 60_000);

const act = (who: Who, move: Move, id: string): Promise<unknown> => {
  const actor = people.get(who);
  if (actor === undefined) throw new Error(`Nobody is ${who}`);
  switch (move) {
    case 'propose':
      return introductions.propose(actor, id, {}, always);
    case 'accept':
      return introductions.accept(actor, id, { fields: ['name'], wordingId }, always);
    case 'decline':
      return introductions.decline(actor, id, 'A reason', always);
    case 'withdraw':
      return introductions.withdraw(actor, id, 'A reason', always);
    case 'close':
      return introductions.close(actor, id, { outcome: 'piloting', lesson: '' }, always);
  }
};

/** Everything that a move could leave behind: rows, notes, events, jobs, places. */
const traces = (id: string) =>
  row(
    ground.db,
    `select row_to_json(introductions)::text as introduction,
            (select json_agg(answers order by answers.side)::text from answers
             where answers.introduction_id = introductions.id) as answers,
            (select count(*) from introduction_notes) as notes,
            (select count(*) from events) as events,
            (select count(*) from graphile_worker._private_jobs) as jobs,
            (select sum(ideas.taken_places) from ideas) as places
     from introductions where introductions.id = :id`,
    { id },
  );

const illegal = states.flatMap((state) =>
  actors.flatMap((who) =>
    moves.flatMap((move) => {
      const code = expected(state, who, move);
      return code === null ? [] : [{ state, who, move, code }];
    }),
  ),
);
const legal = states.flatMap((state) =>
  actors.flatMap((who) =>
    moves.flatMap((move) => (expected(state, who, move) === null ? [{ state, who, move }] : [])),
  ),
);

describe('every illegal move of everybody in every state', () => {
  it.each(illegal)('$state: $who cannot $move ($code)', async ({ state, who, move, code }) => {
    const id = ids.get(state) ?? '';
    const before = await traces(id);
    expect(await codeOf(act(who, move, id))).toBe(code);
    expect(await traces(id)).toEqual(before);
  });
});

describe('every legal move', () => {
  it.each(legal)('$state: $who can $move, and the moves said so', async ({ state, who, move }) => {
    const id = await ways[state]();
    const actor = people.get(who) ?? ground.stranger;
    expect((await introductions.read(actor, id)).moves).toContain(move);
    expect(await codeOf(act(who, move, id))).toBe('it was allowed');
  });

  it('is in the moves that travel with the reply, and no other is', async () => {
    for (const state of states) {
      for (const who of ['need', 'idea', 'broker'] as const) {
        const actor = people.get(who) ?? ground.stranger;
        if (state === 'drafted' && who !== 'broker') continue;
        const shown = (await introductions.read(actor, ids.get(state) ?? '')).moves;
        expect(moves.filter((move) => (shown as readonly string[]).includes(move))).toEqual(
          moves.filter((move) => expected(state, who, move) === null),
        );
      }
    }
  });
});

describe('the stored status', () => {
  it('is the one that follows from the stored answers, in every state', async () => {
    for (const state of states) {
      const found = await introductions.find(ground.db, ids.get(state) ?? '');
      if (found?.answers == null) {
        expect([state, found?.status]).toEqual(['drafted', 'drafted']);
        continue;
      }
      const { need, idea } = found.answers;
      expect([state, found.status]).toEqual([
        state,
        statusOf({ need: need.status, idea: idea.status }, endingOf(found.status)),
      ]);
    }
  });
});

describe('the place of an idea', () => {
  it('is taken from the proposal to the end, exactly once', async () => {
    const held = async (id: string): Promise<number> =>
      (
        await row<{ taken: number }>(
          ground.db,
          `select ideas.taken_places as taken from ideas
           join introductions on introductions.idea_id = ideas.id where introductions.id = :id`,
          { id },
        )
      )?.taken ?? -1;
    const takes: Record<State, number> = {
      drafted: 0,
      proposed: 1,
      'proposed, the need accepted': 1,
      connected: 1,
      closed: 0,
      'declined by the idea': 0,
      'withdrawn by the broker': 0,
      'withdrawn by the need': 0,
      'run out, though nobody has tended to it': 1,
    };
    for (const state of states)
      expect([state, await held(ids.get(state) ?? '')]).toEqual([state, takes[state]]);
    const { id } = await ground.connects();
    await introductions.close(ground.broker, id, { outcome: 'other', lesson: '' }, always);
    await introductions.withdraw(ground.nurse, id, '', always);
    expect(await held(id)).toBe(0);
  });
});
