import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { row } from '#server/database/query.ts';
import { endingOf, holdsPlace, statusOf } from '#server/introductions/status.ts';
import { nameOf } from '#test/support/contracts.ts';
import {
  actors,
  moves,
  placeOf,
  requestMoves,
  requestStates,
  verdictOn,
  verdictOnRequest,
  type Who,
} from './moves-table.ts';
import { openScenes } from './scenes.ts';
import { type State, stateNames, states } from './states.ts';

const scenes = await openScenes();
const { introductions } = scenes.services;

const ALLOWED = 'it was allowed';

it('there is a decision on every move that the contracts know, and on no other', () => {
  const known = moves.map((move) => move.replace(/ (all|need|idea)$/, ''));
  expect([...new Set([...known, ...requestMoves])].sort()).toEqual(scenes.endpoints.map(nameOf).sort());
});

it('every code that a move is refused with is one that its contract names', () => {
  const all = [
    ...moves.flatMap((move) =>
      stateNames.flatMap((state) =>
        actors.map((who) => [move, verdictOn(move, states[state], who)] as const),
      ),
    ),
    ...requestMoves.flatMap((move) =>
      requestStates.flatMap((state) =>
        actors.map((who) => [move, verdictOnRequest(move, state, who)] as const),
      ),
    ),
  ];
  const unnamed = all.flatMap(([move, code]) =>
    code === null || code === 'not_signed_in' || scenes.endpointOf(move).errors.includes(code)
      ? []
      : [`${move}: ${code}`],
  );
  expect([...new Set(unnamed)]).toEqual([]);
});

/** Everybody at once, each one move after another; what was refused, and with which code it should have been. */
const refusals = async (
  verdictOf: (move: string, who: Who) => string | null,
  of: readonly string[],
  tries: (who: Who, move: string) => Promise<string>,
) => {
  const tried = actors.map(async (who) => {
    const said: { who: Who; move: string; code: string; expected: string }[] = [];
    for (const move of of) {
      const expected = verdictOf(move, who);
      if (expected !== null) said.push({ who, move, expected, code: await tries(who, move) });
    }
    return said;
  });
  return (await Promise.all(tried)).flat();
};

describe('every illegal move of everybody is refused with its code and leaves no trace', () => {
  it.each(stateNames)('%s', async (state) => {
    const scene = scenes.sceneOf(state);
    const before = await scenes.everything();
    const refused = await refusals(
      (move, who) => verdictOn(move, states[state], who),
      moves,
      (who, move) => scenes.tries(who, move, scene),
    );
    expect(refused.length).toBeGreaterThan(150);
    expect(refused.filter(({ code, expected }) => code !== expected)).toEqual([]);
    expect(await scenes.everything()).toEqual(before);
  });

  it.each(requestStates)('a request: %s', async (state) => {
    const before = await scenes.everything();
    const refused = await refusals(
      (move, who) => verdictOnRequest(move, state, who),
      requestMoves,
      (who, move) => scenes.triesWithRequest(who, move, state),
    );
    expect(refused.length).toBeGreaterThan(25);
    expect(refused.filter(({ code, expected }) => code !== expected)).toEqual([]);
    expect(await scenes.everything()).toEqual(before);
  });
});

describe('every legal move', () => {
  const main = ['propose', 'accept', 'decline', 'withdraw', 'close', 'satisfaction'].map(
    (move) => `post /introductions/:id/${move}`,
  );
  const legal = stateNames.flatMap((state) =>
    (['need', 'idea', 'broker'] as const).flatMap((who) =>
      main.flatMap((move) => (verdictOn(move, states[state], who) === null ? [{ state, who, move }] : [])),
    ),
  );
  it.each(legal)('$state: $who can $move', async ({ state, who, move }) => {
    expect(await scenes.tries(who, move, { id: await scenes.another(state) })).toBe(ALLOWED);
  });

  it('is in the moves that travel with the reply, and no other is', async () => {
    const shownAs: Readonly<Record<string, readonly string[]>> = {
      propose: ['post /introductions/:id/propose'],
      accept: ['post /introductions/:id/accept'],
      decline: ['post /introductions/:id/decline'],
      withdraw: ['post /introductions/:id/withdraw'],
      close: ['post /introductions/:id/close'],
      rate: ['post /introductions/:id/satisfaction'],
      hand_over: ['post /caseload/hand-over'],
      write: ['all', 'need', 'idea'].map((thread) => `post /introductions/:id/messages ${thread}`),
    };
    for (const state of stateNames) {
      for (const who of actors) {
        const actor = scenes.people[who];
        if (actor === null || placeOf(who) === undefined) continue;
        if (states[state].answers === null && placeOf(who) !== 'broker') continue;
        const shown = (await introductions.read(actor, scenes.sceneOf(state).id)).moves;
        const expected = Object.entries(shownAs).flatMap(([name, any]) =>
          any.some((move) => verdictOn(move, states[state], who) === null) ? [name] : [],
        );
        expect([state, who, shown.filter((move) => move !== 'see_cards').toSorted()]).toEqual([
          state,
          who,
          expected.toSorted(),
        ]);
      }
    }
  });
});

describe('the stored status', () => {
  it('is the one that follows from the stored answers, in every state', async () => {
    for (const state of stateNames) {
      const found = await introductions.find(scenes.db, scenes.sceneOf(state).id);
      expect([state, found?.status]).toEqual([state, states[state].status]);
      if (found?.answers == null) continue;
      const { need, idea } = found.answers;
      const answers = { need: need.status, idea: idea.status };
      expect([state, answers]).toEqual([state, states[state].answers]);
      expect([state, found.status]).toEqual([state, statusOf(answers, endingOf(found.status))]);
    }
  });
});

describe('the place of an idea', () => {
  const held = async (id: string): Promise<number | undefined> =>
    (
      await row<{ taken: number }>(
        scenes.db,
        `select ideas.taken_places as taken from ideas
         join introductions on introductions.idea_id = ideas.id where introductions.id = :id`,
        { id },
      )
    )?.taken;

  it('is taken from the proposal to the end, exactly once', async () => {
    for (const state of stateNames) {
      const taken = holdsPlace(states[state].status) ? 1 : 0;
      expect([state, await held(scenes.sceneOf(state).id)]).toEqual([state, taken]);
    }
    const id = await scenes.another('closed' satisfies State);
    await introductions.withdraw(scenes.nurse, id, '', always);
    expect(await held(id)).toBe(0);
  });
});
