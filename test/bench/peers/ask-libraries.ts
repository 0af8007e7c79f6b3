import type { IdeaItem, NeedItem } from '#server/matching/item.ts';
import { type Ground, ideaProfile, needProfile } from '#server/matching/profile.ts';
import { admittedScore } from '#server/matching/score.ts';
import type { Hit } from '#server/matching/top-k.ts';
import { askersOf } from '../askers.ts';
import { lawOf, toldLaw } from '../law.ts';
import type { Market } from '../market.ts';
import { builtIndex } from '../ours.ts';
import { tell } from '../progress.ts';
import { line, percentile, ratio, seconds } from '../report.ts';
import { type Answered, timed } from '../timing.ts';
import type { Part } from '../world.ts';
import { carryMost, HEAP, type Step } from './carrying.ts';
import { LIBRARIES } from './libraries.ts';

/** Sizes over which the growth of a library is fitted: its last ones, where fixed costs have faded. */
const FITTED = 3;

/**
 * The share of the exact list that a library found. What it listed counts where its true score is no lower than the
 * last of the exact list, so that equal ideas may stand for each other.
 */
const overlap = (
  need: NeedItem,
  listed: readonly IdeaItem[],
  exact: readonly Hit[],
  ground: Ground,
): number => {
  const least = (exact.at(-1)?.score ?? 0) - 1e-9;
  const profile = needProfile(need, ground);
  const good = listed.filter(
    (idea) => (admittedScore(profile, ideaProfile(idea, ground), ground) ?? -1) >= least,
  );
  return good.length / exact.length;
};

/** What ours answers to the same needs in a market of `many` ideas. */
const oursAt = async (market: Market, { words, peers }: Part, many: number): Promise<Answered[]> => {
  tell(`ours at ${many.toLocaleString('en')} ideas, to compare`);
  const ground = market.ground(many);
  const askers = askersOf(market, ground, 4 * peers, words);
  const { answer } = await builtIndex(market, ground, many);
  const answered: Answered[] = [];
  for (const { name, needs } of [askers.main, askers.popular, askers.long]) {
    const asked = { name, needs: needs.slice(0, peers) };
    await timed(asked, answer);
    answered.push(await timed(asked, answer));
  }
  return answered;
};

/** How close a library's lists are to the exact ones at the largest size it carries, per kind of need. */
const overlaps = (market: Market, { many, carried }: Step, exact: readonly Answered[]) => {
  const ground = market.ground(many);
  const shares = new Map<string, { share: number; ours: number }>();
  for (const { name, needs, lists, times } of exact) {
    const theirs = carried.kinds.find((kind) => kind.name === name)?.lists ?? [];
    const found = theirs.flatMap((listed, at) => {
      const [need, list] = [needs[at], lists[at] ?? []];
      if (!need || list.length === 0) return [];
      const ideas = listed.map((idea) => market.item('idea', idea)).filter((item) => item.side === 'idea');
      return [overlap(need, ideas, list, ground)];
    });
    shares.set(name, {
      share: found.reduce((sum, one) => sum + one, 0) / Math.max(1, found.length),
      ours: percentile(times.slice(0, theirs.length), 0.5),
    });
  }
  return shares;
};

/** Over the needs that every size was asked, since a larger one is asked fewer before patience ends. */
const growth = (steps: readonly Step[], name: string): ReturnType<typeof lawOf> | undefined => {
  const fitted = steps.slice(-FITTED).map(({ many, carried }) => ({
    n: many,
    times: carried.kinds.find((kind) => kind.name === name)?.times ?? [],
  }));
  const asked = Math.min(...fitted.map(({ times }) => times.length));
  const points = fitted.flatMap(({ n, times }) => {
    const value = percentile(times.slice(0, asked), 0.5);
    return value > 0 ? [{ n, value }] : [];
  });
  return points.length > 1 ? lawOf(points) : undefined;
};

/**
 * Asks every library what we were asked, at the largest market each can carry, and prints it beside ours. Answers how
 * many times ours the fastest takes for the first kind, scaled; undefined where none carries anything.
 */
export const askLibraries = async (part: Part, market: Market, ours: readonly Answered[]) => {
  const { many, words, seed, peers, limit } = part;
  console.log(
    `libraries, each in a process with ${HEAP} MiB of heap, given larger markets until one fails or takes over ${limit} s to fill; ` +
      `scaled to ${many.toLocaleString('en')} ideas by the growth of its last ${FITTED} sizes, taken as at most linear`,
  );
  const slower: number[] = [];
  // Ours at sizes that libraries carried; what was asked of the whole market is not asked again.
  const exact = new Map<number, readonly Answered[]>([[many, ours]]);
  for (const name of Object.keys(LIBRARIES)) {
    const { steps, ended } = await carryMost(name, many, { seed, words, queries: peers, limit });
    const last = steps.at(-1);
    if (!last) {
      console.log(`${name} carries nothing: ${ended}`);
      continue;
    }
    const { carried } = last;
    console.log(
      `${carried.library} carries ${last.many.toLocaleString('en')} ideas (${ended ?? 'all of them'}), built in ${seconds(carried.took)}, ` +
        `${carried.bytes.toFixed(0)} bytes an idea; ${carried.says}`,
    );
    const mineHere = exact.get(last.many) ?? (await oursAt(market, part, last.many));
    exact.set(last.many, mineHere);
    const shares = overlaps(market, last, mineHere);
    for (const kind of carried.kinds) {
      const law = growth(steps, kind.name);
      const p50 = percentile(kind.times, 0.5);
      const scaled = p50 * (many / last.many) ** Math.max(0, Math.min(1, law?.exponent ?? 1));
      const same = ours.find((one) => one.name === kind.name)?.times.slice(0, kind.times.length) ?? [];
      const mine = percentile(same, 0.5);
      if (kind.name === ours[0]?.name) slower.push(scaled / mine);
      const close = shares.get(kind.name);
      console.log(
        line(
          { name: `${carried.library}, ${kind.name}`, times: kind.times },
          `  n=${kind.times.length}, overlap ${(100 * (close?.share ?? 0)).toFixed(0)}%, ` +
            `${ratio(p50, close?.ours ?? 0)} ours at this size, ${law ? toldLaw(law) : 'one size'}; ` +
            `scaled ${scaled.toFixed(1)} ms, ${ratio(scaled, mine)} ours`,
        ),
      );
    }
  }
  return slower.length > 0 ? Math.min(...slower) : undefined;
};
