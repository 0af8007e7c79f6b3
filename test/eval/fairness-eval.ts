import { fairList } from '#server/matching/exposure.ts';
import { fairnessOf } from '#server/matching/learning/gain.ts';
import { costOf, type Demand } from '#server/matching/order.ts';
import { byRank } from '#server/matching/top-k.ts';
import { CROWDED, EXPOSURE, LISTED } from '#server/matching/weights.ts';
import { type Asked, qualityOf } from './matching-eval.ts';
import { mean } from './measures.ts';
import { gain, type Line } from './report.ts';

const LENGTH = 10;
/** Lists are made online, one need after another; then all anew this many times, as when statistics are renewed. */
const RENEWALS = 2;

/** What each need is shown once lists have been made by `make`, and how often each idea is shown. */
const shownBy = (
  asked: readonly Asked[],
  ideas: readonly string[],
  make: (one: Asked, demandOf: (ideaId: string) => Demand, average: number) => readonly string[],
  renewals: number,
) => {
  const shown = new Map(ideas.map((id) => [id, 0]));
  const lists = new Map<string, readonly string[]>();
  let all = 0;
  const count = (list: readonly string[], by: 1 | -1) => {
    for (const id of list) shown.set(id, (shown.get(id) ?? 0) + by);
    all += by * list.length;
  };
  for (let round = 0; round <= renewals; round += 1)
    for (const one of asked) {
      count(lists.get(one.id) ?? [], -1);
      const demandOf = (id: string): Demand => ({ shownTo: shown.get(id) ?? 0, openPlaces: null });
      const list = make(one, demandOf, all / ideas.length);
      lists.set(one.id, list);
      count(list, 1);
    }
  return { lists, shown: [...shown.values()] };
};

/**
 * The first ten of each need's pairs in the queue: those of its own list and of the ideas' lists, by score less the
 * cost of the lists that hold the idea.
 */
const queued = (asked: readonly Asked[], ideas: readonly string[]) => {
  const listed = new Map(asked.map((one) => [one.id, one.hits.slice(0, LISTED)]));
  const held = new Map(ideas.map((id) => [id, 0]));
  for (const list of listed.values()) for (const { id } of list) held.set(id, (held.get(id) ?? 0) + 1);
  const rankOf = ({ id, score }: { id: string; score: number }) => ({
    id,
    score: score / 100 - costOf({ shownTo: held.get(id) ?? 0, openPlaces: null }),
  });
  const lists = new Map(
    asked.map(({ id, listedBy }) => {
      const pairs = new Map([...(listed.get(id) ?? []), ...listedBy].map((hit) => [hit.id, hit]));
      const ranked = [...pairs.values()].map(rankOf).sort(byRank);
      return [id, ranked.slice(0, LENGTH).map((hit) => hit.id)] as const;
    }),
  );
  const shown = new Map(ideas.map((id) => [id, 0]));
  for (const list of lists.values()) for (const id of list) shown.set(id, (shown.get(id) ?? 0) + 1);
  return { lists, shown: [...shown.values()] };
};

/** How evenly ideas are shown in the first ten, and what that costs in nDCG, at several strengths of the discount. */
export const reportFairness = (line: Line, asked: readonly Asked[], ideas: readonly string[]): void => {
  const report = (name: string, { lists, shown }: ReturnType<typeof shownBy>, plain?: readonly number[]) => {
    const figures = qualityOf(asked, ({ id }) => lists.get(id) ?? []);
    const { coverage, gini, largestToMean } = fairnessOf(shown);
    const lost = plain ? `${((mean(figures) / mean(plain) - 1) * 100).toFixed(1)} % ` : '';
    line(
      name,
      `coverage ${coverage.toFixed(2)} Gini ${gini.toFixed(2)} largest/mean ${largestToMean.toFixed(1)}`,
      `nDCG@10 ${mean(figures).toFixed(3)} ${lost}${plain ? gain(figures, plain) : ''}`,
    );
    return figures;
  };
  const best = (one: Asked) => one.hits.slice(0, LENGTH).map(({ id }) => id);
  const plain = report('fairness, UK-CAT, by score alone', shownBy(asked, ideas, best, 0));
  report(`  queue: lists of ${LISTED}, discount of their number`, queued(asked, ideas), plain);
  for (const lambda of [0.02, 0.05, EXPOSURE, 0.1, 0.15])
    for (const renewals of lambda === EXPOSURE ? [0, RENEWALS] : [RENEWALS])
      report(
        `  fair list, λ ${lambda}${renewals === 0 ? ', lists made once' : ''}`,
        shownBy(
          asked,
          ideas,
          ({ hits }, demandOf, average) =>
            fairList(hits, LENGTH, { demandOf, mean: average }, lambda / EXPOSURE).map(({ id }) => id),
          renewals,
        ),
        plain,
      );
  line(
    '',
    'target: Gini .35, largest/mean 5',
    `for 2 % of nDCG; discount alone gave coverage 1, Gini .40, largest 62; limit ${CROWDED} x mean`,
  );
};
