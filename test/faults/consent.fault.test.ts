import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getCards, getIntroduction } from '#server/introductions/introductions.contract.ts';
import { type Answered, agrees } from './agreement.ts';
import { actsOn } from './consent-acts.ts';
import { cardsOpen, type Standing, sides } from './consent-model.ts';
import { isLong, openStage, type Stage } from './stage.ts';
import { until } from './until.ts';
import { watcherOf } from './watcher.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const ROUNDS = isLong ? 600 : 48;
const AT_ONCE = 12;

/** Who stands against whom, each kind in turn; the first is the withdrawal. */
const races = [
  { before: ['need'], withdraws: 'need', accepts: ['idea'] },
  { before: ['need'], withdraws: 'broker', accepts: ['idea'] },
  { before: [], withdraws: 'idea', accepts: ['need', 'idea'] },
  { before: ['need', 'idea'], withdraws: 'idea', accepts: [] },
] as const;

test(
  `${ROUNDS} times accepted and withdrawn at the same instant over two processes: one order, and no card after it`,
  async () => {
    const { a, b, people } = stage;
    const ids = await stage.proposals(ROUNDS);
    const { wording } = await people.nurse.does(getIntroduction, { params: { id: ids[0] ?? '' } });
    const { cast, perform, recordOf } = actsOn(stage, wording.id);
    const watchers = {
      need: await watcherOf(people.commissioner, a),
      idea: await watcherOf(people.nurse, b),
    };
    const tally = { 'withdrawn first': 0, 'connected first': 0, 'stayed connected': 0 };
    let [readings, open, tooLate] = [0, 0, 0];

    const run = async (id: string, place: number): Promise<void> => {
      const race = races[place % races.length] ?? races[0];
      const [mine, other] = place % 2 === 0 ? [a, b] : [b, a];
      for (const who of race.before) await perform(id, { who, does: 'accept' }, mine);
      const from = (await recordOf(id)).length;

      let withdrawnAt = Number.POSITIVE_INFINITY;
      let racing = true;
      const peek = async (side: (typeof sides)[number], turn: number): Promise<void> => {
        const asked = performance.now();
        const at = turn % 2 === 0 ? a : b;
        const { status } = await cast[side].asks(getCards, { params: { id } }, { at, withinMs: 60_000 });
        readings += 1;
        if (status !== 200) return;
        open += 1;
        // Asked after the withdrawal was confirmed, to whichever process.
        if (asked > withdrawnAt) tooLate += 1;
      };
      const peeking = sides.map(async (side) => {
        for (let turn = 0; racing; turn += 1) await peek(side, turn);
      });
      const withdrawing = perform(id, { who: race.withdraws, does: 'withdraw' }, mine).then((answer) => {
        if (answer.code === 'ok') withdrawnAt = performance.now();
        return answer;
      });
      const accepting = race.accepts.map((who) => perform(id, { who, does: 'accept' }, other));
      const answered: Answered[] = await Promise.all([withdrawing, ...accepting]);
      racing = false;
      await Promise.all(peeking);
      await Promise.all(sides.flatMap((side) => [peek(side, 0), peek(side, 1)]));

      // Every reading of a card is in the record, too: none may stand after the withdrawal.
      const record = await recordOf(id);
      const stands: Standing = agrees(record, from, answered);
      const was = record.some(({ type }) => type === 'introduction.connected');
      if (cardsOpen(stands)) tally['stayed connected'] += 1;
      else tally[was ? 'connected first' : 'withdrawn first'] += 1;
      for (const side of sides) {
        const { status } = await cast[side].does(getIntroduction, { params: { id } });
        expect([id, status === 'connected']).toEqual([id, cardsOpen(stands)]);
      }
      for (const [side, watcher] of Object.entries(watchers)) {
        const told = () => [...watcher.heard.values()].filter((change) => change.id === id);
        const last = cardsOpen(stands) ? 'introduction.connected' : 'introduction.withdrawn';
        await until(`${side} is told last of ${last}`, () => told().at(-1)?.type === last, 10_000);
        expect(told().filter(({ type }) => type === 'introduction.connected')).toHaveLength(was ? 1 : 0);
      }
    };

    for (let place = 0; place < ids.length; place += AT_ONCE)
      await Promise.all(ids.slice(place, place + AT_ONCE).map((id, next) => run(id, place + next)));

    process.stdout.write(
      `\n  ${ROUNDS} races: ${JSON.stringify(tally)}; cards asked for ${readings} times, open ${open} times, ${tooLate} after a confirmed withdrawal\n`,
    );
    expect(tooLate).toBe(0);
    expect(Object.values(watchers).flatMap(({ outOfOrder }) => outOfOrder)).toEqual([]);
    for (const watcher of Object.values(watchers)) watcher.leave();
  },
  isLong ? 300_000 : 120_000,
);
