import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#server/clock.ts';
import { rows } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import { replicaOf } from '#server/matching/replica.service.ts';
import { marketsInThreads } from '#server/matching/thread/market-thread.ts';
import type { Hit } from '#server/matching/top-k.ts';
import { LISTED, SHOWN, SUGGESTED_FROM, WEIGHED } from '#server/matching/weights.ts';
import type { BenchPeople } from './pipeline-people.ts';
import type { Sent } from './pipeline-posting.ts';
import type { PipelineWorld } from './pipeline-world.ts';

/** When something was heard of a pair on the broker's socket, in `performance.now()`. */
export type Heard = ReadonlyMap<string, readonly number[]>;

interface Pair {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly score: number;
  readonly needPlace: number | null;
  readonly inIdeaList: boolean;
  readonly suggested: boolean;
}

/** Another copy of the market, read from the database after the end. */
const readAgain = async ({ services }: BenchPeople, { db, url }: PipelineWorld) => {
  const replica = replicaOf({
    ...services,
    db,
    clock: systemClock,
    log: openLog('silent'),
    markets: marketsInThreads({ url }),
    openIntroductions: async () => [],
  });
  await services.feed.start();
  await replica.start();
  while (!replica.ready()) await sleep(100);
  return {
    ...replica,
    close: async (): Promise<void> => {
      await replica.stop();
      await services.feed.stop();
    },
  };
};

/**
 * What a need must have been listed, of its exact best: as many as it shows, which were chosen by what ideas were shown
 * then (so here they are taken as they stand, and must be of the best), and the best of the others.
 */
const dueToNeed = (best: readonly Hit[], placeOf: (hit: Hit) => number | null): readonly Hit[] => {
  const isShown = (hit: Hit): boolean => (placeOf(hit) ?? Number.POSITIVE_INFINITY) <= SHOWN;
  const shown = best.filter(isShown);
  const missing = Math.min(SHOWN, best.length) - shown.length;
  const others = best.filter((hit) => !isShown(hit));
  // Where it shows too few, the next best are missed.
  return [...shown, ...others.slice(0, LISTED - SHOWN + Math.max(0, missing))];
};

/** What should have come of each item that was sent, whether it is in the table, and when it was heard. */
export const audit = async (
  people: BenchPeople,
  world: PipelineWorld,
  { sent, heard, agencyId }: { sent: readonly Sent[]; heard: Heard; agencyId: string },
) => {
  const { db } = world;
  const ids = sent.map(({ id }) => id);
  const changed = await rows<{ nounId: string; seq: number }>(
    db,
    `select noun_id, max(seq) as seq from events where noun_id = any((:ids)::uuid[])
       and type in ('need.published', 'idea.published', 'need.edited', 'idea.edited') group by noun_id`,
    { ids },
  );
  const order = new Map(changed.map(({ nounId, seq }) => [nounId, seq]));
  const pairs = await rows<Pair>(
    db,
    `select matches.id, matches.need_id, matches.idea_id, matches.score, matches.need_place, matches.in_idea_list,
       exists (select from judgements where judgements.need_id = matches.need_id
         and judgements.idea_id = matches.idea_id and judgements.agency_id = :agencyId) as suggested
     from matches`,
    { agencyId },
  );
  const pairOf = new Map(pairs.map((pair) => [`${pair.needId} ${pair.ideaId}`, pair]));

  const replica = await readAgain(people, world);
  const faults = { absent: 0, unlisted: 0, misscored: 0, unsuggested: 0, unheard: 0 };
  const [firsts, lasts]: [number[], number[]] = [[], []];
  const newest = new Map<string, number>();
  const isIn = (listOf: string, seq: number | undefined): void => {
    newest.set(listOf, Math.max(newest.get(listOf) ?? 0, seq ?? 0));
  };
  for (const { needId, ideaId, needPlace, inIdeaList } of pairs) {
    if (needPlace !== null) isIn(needId, order.get(ideaId));
    if (inIdeaList) isIn(ideaId, order.get(needId));
  }
  let expected = 0;
  for (const { side, id, sent: begun } of sent) {
    const item = await replica.itemOf(side, id);
    if (!item) throw new Error('An item that was posted is gone');
    const arrivals: number[] = [];
    // A list is of its moment: it has been made when the newest that stands in it was known, and takes a place from
    // what came before. What came later still has found this one by itself, or not at all.
    const moment = Math.max(order.get(id) ?? 0, newest.get(id) ?? 0);
    const known = (hit: Hit): boolean => (order.get(hit.id) ?? 0) <= moment;
    const pairWith = (hit: Hit) => pairOf.get(side === 'need' ? `${id} ${hit.id}` : `${hit.id} ${id}`);
    const many = side === 'need' ? WEIGHED : LISTED;
    // What came later may have pushed out some of those that were the best then: so many more are asked for.
    const best = (await replica.top(item, { k: many + order.size })).filter(known).slice(0, many);
    const due = side === 'need' ? dueToNeed(best, (hit) => pairWith(hit)?.needPlace ?? null) : best;
    for (const hit of due) {
      const pair = pairWith(hit);
      if (!pair) faults.absent += 1;
      else {
        if (side === 'need' ? pair.needPlace === null : !pair.inIdeaList) faults.unlisted += 1;
        if (Math.abs(pair.score - hit.score) > 1e-6) faults.misscored += 1;
      }
      if (hit.score < SUGGESTED_FROM) continue;
      expected += 1;
      if (!pair?.suggested) faults.unsuggested += 1;
      const at = heard.get(pair?.id ?? '')?.find((moment) => moment >= begun);
      if (at === undefined) faults.unheard += 1;
      else arrivals.push(at - begun);
    }
    if (arrivals.length > 0) {
      firsts.push(Math.min(...arrivals));
      lasts.push(Math.max(...arrivals));
    }
  }
  await replica.close();
  return { expected, faults, firsts, lasts, without: sent.length - firsts.length };
};
