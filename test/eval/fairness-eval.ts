import { randomFrom, shuffled } from '#server/chance.ts';
import { fairList, inTurn } from '#server/matching/exposure.ts';
import { fairnessOf } from '#server/matching/learning/gain.ts';
import { costOf, type Demand, isShown } from '#server/matching/order.ts';
import { byRank, type Hit } from '#server/matching/top-k.ts';
import { CROWDED, EXPOSURE, LISTED, SHOWN, SHOWN_PAYS } from '#server/matching/weights.ts';
import { type Asked, qualityOf } from './matching-eval.ts';
import { mean } from './measures.ts';
import { gain, type Line, SEED } from './report.ts';

/** Lists are made online, one need after another; then all anew this many times, as when statistics are renewed. */
const RENEWALS = 2;
/** A list hangs on those made before it, and so do the figures a little: they are means over so many orders of the needs. */
const ORDERS = 8;

type Lists = ReadonlyMap<string, readonly string[]>;

/** To how many needs each idea is shown. */
const shownIn = (lists: Lists, ideas: readonly string[]): Map<string, number> => {
  const shown = new Map(ideas.map((id) => [id, 0]));
  for (const list of lists.values())
    for (const id of list.slice(0, SHOWN)) shown.set(id, (shown.get(id) ?? 0) + 1);
  return shown;
};

const demandIn =
  (shown: ReadonlyMap<string, number>) =>
  (id: string): Demand => ({ shownTo: shown.get(id) ?? 0, openPlaces: null });

/** What each need is shown once all lists have been made one after another. */
const madeOnline = (
  asked: readonly Asked[],
  ideas: readonly string[],
  renewals: number,
  strength: number,
): Lists => {
  const lists = new Map<string, readonly string[]>();
  const shown = new Map(ideas.map((id) => [id, 0]));
  const exposures = { demandOf: demandIn(shown), mean: (SHOWN * asked.length) / ideas.length };
  for (let round = 0; round <= renewals; round += 1)
    for (const { id: need, hits } of asked) {
      for (const id of lists.get(need) ?? []) shown.set(id, (shown.get(id) ?? 0) - 1);
      const list = fairList(hits, SHOWN, exposures, strength).map(({ id }) => id);
      for (const id of list) shown.set(id, (shown.get(id) ?? 0) + 1);
      lists.set(need, list);
    }
  return lists;
};

/** The needs' lists as the product makes them when it goes through all needs, and goes through them again. */
const listed = (asked: readonly Asked[], ideas: readonly string[]): Map<string, readonly Hit[]> => {
  const lists = new Map<string, readonly Hit[]>();
  const nobody = demandIn(new Map());
  const next = inTurn({ demandOf: nobody, mean: (SHOWN * asked.length) / ideas.length });
  for (let round = 0; round <= RENEWALS; round += 1)
    for (const { id, hits } of asked)
      lists.set(
        id,
        next(
          hits,
          (lists.get(id) ?? []).slice(0, SHOWN).map((hit) => hit.id),
        ),
      );
  return lists;
};

/** Each need's pairs as they stand in the queue: those of its own list and of the ideas' lists, in order of rank. */
const queued = (asked: readonly Asked[], ideas: readonly string[]): Lists => {
  const lists = listed(asked, ideas);
  const shown = shownIn(new Map([...lists].map(([need, hits]) => [need, hits.map(({ id }) => id)])), ideas);
  const demandOf = demandIn(shown);
  return new Map(
    asked.map(({ id: need, listedBy }) => {
      const places = new Map((lists.get(need) ?? []).map(({ id }, at) => [id, at + 1]));
      const pairs = new Map([...(lists.get(need) ?? []), ...listedBy].map((hit) => [hit.id, hit]));
      const ranked = [...pairs.values()].map(({ id, score }) => {
        const pays = isShown(places.get(id) ?? null) ? SHOWN_PAYS : 1;
        return { id, score: score / 100 - pays * costOf(demandOf(id)) };
      });
      return [need, ranked.sort(byRank).map(({ id }) => id)] as const;
    }),
  );
};

/**
 * How evenly ideas are shown in the first ten, and what that costs in nDCG, at several strengths of the discount.
 */
export const reportFairness = (line: Line, asked: readonly Asked[], ideas: readonly string[]): void => {
  const random = randomFrom(SEED);
  const orders = Array.from({ length: ORDERS }, () => shuffled(asked, random));
  const report = (name: string, made: readonly Lists[], plain?: readonly number[]) => {
    const each = made.map((lists) => qualityOf(asked, ({ id }) => lists.get(id) ?? []));
    const figures = asked.map((_, at) => mean(each.map((one) => one[at] ?? 0)));
    const fair = made.map((lists) => fairnessOf([...shownIn(lists, ideas).values()]));
    const [coverage, gini, largest] = [
      mean(fair.map((one) => one.coverage)),
      mean(fair.map((one) => one.gini)),
      mean(fair.map((one) => one.largestToMean)),
    ];
    const lost = plain ? `${((mean(figures) / mean(plain) - 1) * 100).toFixed(2)} % ` : '';
    line(
      name,
      `coverage ${coverage.toFixed(2)} Gini ${gini.toFixed(3)} largest/mean ${largest.toFixed(1)}`,
      `nDCG@10 ${mean(figures).toFixed(3)} ${lost}${plain ? gain(figures, plain) : ''}`,
    );
    return figures;
  };
  const plain = report('fairness, UK-CAT, by score alone', [
    new Map(asked.map(({ id, hits }) => [id, hits.slice(0, SHOWN).map((hit) => hit.id)])),
  ]);
  report(
    `  the queue as the product lists, λ ${EXPOSURE}`,
    orders.map((order) => queued(order, ideas)),
    plain,
  );
  for (const lambda of [0.02, 0.05, EXPOSURE, 0.1, 0.15])
    for (const renewals of lambda === EXPOSURE ? [0, RENEWALS] : [RENEWALS])
      report(
        `  needs' first ${SHOWN} alone, λ ${lambda}${renewals === 0 ? ', made once' : ''}`,
        orders.map((order) => madeOnline(order, ideas, renewals, lambda / EXPOSURE)),
        plain,
      );
  line(
    '',
    'target: Gini .35, largest/mean 5',
    `for 2 % of nDCG; means over ${ORDERS} orders of the needs; lists of ${LISTED}, limit ${CROWDED} x mean`,
  );
};
