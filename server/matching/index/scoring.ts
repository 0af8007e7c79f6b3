import type { IdeaProfile, NeedProfile } from '../profile.ts';
import { scoreOf } from '../score.ts';
import { SHARE } from '../weights.ts';
import { type AskedList, OUT, wordingOf } from './bounds.ts';
import { exactScore } from './exact-score.ts';
import { apartFrom, type Spot } from './facts.ts';
import { likeliestFirst } from './likeliest.ts';
import { APART, type Columns, FLAGS, GONE, PERSON, RANK, ROW, SPOT, VECTOR } from './packing.ts';
import { spotFactors } from './place-runs.ts';
import { WHOLE } from './postings.ts';
import { rankedHeap } from './ranked-heap.ts';
import type { Kind } from './shelf.ts';
import { BLOCK, slots } from './slots.ts';

const SLACK = 1e-9;
/** Scoring the words of an item takes as long as reading so many postings: waits for memory against a loop in order. */
const DEAR = 256;

/**
 * Scores the items of a block that may reach what is needed, likeliest first, and keeps the best. Where many are left,
 * all that their tags come to is found first, then what the words that were left out add: in one go through their
 * postings instead of item by item.
 */
export const scoring = ({ side, dictionary, ground }: Kind) => {
  const exact = exactScore(side, dictionary, ground);
  const factors = spotFactors(side, dictionary);
  const { c } = ground.words;
  // What another module has is looked up each time it is named, which shows in loops as hot as these.
  const cells = slots;
  const [ofTopic, ofWording] = [SHARE.topic, SHARE.wording];
  const [row, vectorAt, spotAt, rankAt, flagsAt] = [ROW, VECTOR, SPOT, RANK, FLAGS];
  const [out, whole] = [OUT, WHOLE];
  // What may reach what is needed: the item, the most that .6·T + .4·W and W can be, what its words came to as read.
  const items = new Uint32Array(BLOCK);
  const bounds = new Float64Array(BLOCK);
  const wordings = new Float64Array(BLOCK);
  const shares = new Float64Array(BLOCK);
  const topics = new Float64Array(BLOCK);
  const { order, sort } = likeliestFirst(bounds);

  let person = 0;
  let apart = 0;
  let now = 0;
  let k = 0;
  let heap = rankedHeap(0, 0);

  const score = (columns: Columns, index: number, factor: number, topic: number) => {
    const item = items[index] ?? 0;
    const mostWording = wordings[index] ?? 0;
    const least = heap.least();
    const { rows } = columns;
    const from = row * item;
    // The bound first, then what needs other arrays: most items end here, and each array is a wait for memory.
    if (100 * factor * (ofTopic * topic + ofWording * mostWording) * (1 + SLACK) < least) return;
    const place = factors.of(rows[from + spotAt] ?? 0);
    if (place === 0) return;
    const most = scoreOf({ topic, wording: mostWording, place });
    if (most * (1 + SLACK) < least) return;
    const wording = mostWording === 0 ? 0 : exact.wording(columns, item);
    const points = scoreOf({ topic, wording, place });
    if (points <= 0 || points < least) return;
    const rank = rows[from + rankAt] ?? 0;
    if (!heap.admits(points, rank)) return;
    const flags = rows[from + flagsAt] ?? 0;
    if (flags !== 0 && ((flags & GONE) !== 0 || (columns.untils[item] ?? 0) <= now)) return;
    if (person !== 0 && rows[from + PERSON] === person) return;
    if (apart !== 0 && rows[from + APART] === apart) return;
    heap.offer(points, rank);
  };

  /** T of one of the found. */
  const topicOf = ({ rows }: Columns, index: number): number =>
    exact.topic(rows[row * (items[index] ?? 0) + vectorAt] ?? 0);

  /** What a bound must reach here. */
  const cutAt = (factor: number): number => (heap.least() - SLACK) / (100 * factor * (1 + SLACK));

  /** Of the first `count` in order those that are left when their T is known. */
  const narrowByTopic = (columns: Columns, count: number, cut: number): number => {
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const index = order[at] ?? 0;
      const topic = topicOf(columns, index);
      const bound = ofTopic * topic + ofWording * (wordings[index] ?? 0);
      if (bound < cut) continue;
      topics[index] = topic;
      bounds[index] = bound;
      order[left] = index;
      left += 1;
    }
    return left;
  };

  /** Of these those that are left when what the words left out add to each is read. Slots are empty, and left so. */
  const narrowByWords = (lists: readonly AskedList[], base: number, count: number, cut: number): number => {
    for (let at = 0; at < count; at += 1) {
      const index = order[at] ?? 0;
      cells[(items[index] ?? 0) - base] = index + 1;
    }
    for (const { kind, part, share, entries, from, to } of lists) {
      if (kind !== 'word' || part !== out) continue;
      const weight = share / whole;
      for (let at = from; at < to; at += 1) {
        const entry = entries[at] ?? 0;
        const index = (cells[(entry >>> 8) - base] ?? 0) - 1;
        if (index >= 0) shares[index] = (shares[index] ?? 0) + weight * (entry & 255);
      }
    }
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const index = order[at] ?? 0;
      cells[(items[index] ?? 0) - base] = 0;
      const wording = Math.min(wordings[index] ?? 0, wordingOf((shares[index] ?? 0) + SLACK, c));
      const bound = ofTopic * (topics[index] ?? 0) + ofWording * wording;
      if (bound < cut) continue;
      wordings[index] = wording;
      bounds[index] = bound;
      order[left] = index;
      left += 1;
    }
    return left;
  };

  return {
    items,
    bounds,
    wordings,
    shares,
    /** Begins with another asker. */
    ask: (asker: NeedProfile | IdeaProfile, spot: Spot, at: number): void => {
      person = dictionary.people.find(asker.postedBy);
      apart = dictionary.organisations.find(apartFrom(asker));
      now = at;
      exact.ask(asker);
      factors.ask(spot);
    },
    forget: (): void => exact.forget(),
    /** Begins with another shelf of so many items: the best `most` of it from `floor` on are sought. */
    begin: (most: number, size: number, floor: number): void => {
      k = most;
      heap = rankedHeap(Math.min(most, size), floor);
    },
    least: (): number => heap.least(),
    kept: () => heap.kept(),
    /** Scores the first `found` of the arrays, as far as it takes. `lists`: as read for the block that begins at `base`. */
    settle: (
      columns: Columns,
      lists: readonly AskedList[],
      base: number,
      found: number,
      factor: number,
    ): void => {
      for (let at = 0; at < found; at += 1) order[at] = at;
      let apartBy = sort(found);
      let next = 0;
      // While nothing is known of what is needed, the likeliest few tell.
      if (!heap.isFull())
        for (; next < found && next < k; next += 1) {
          const index = order[next] ?? 0;
          score(columns, index, factor, topicOf(columns, index));
        }
      const cut = cutAt(factor);
      let left = 0;
      for (; next < found; next += 1) {
        const index = order[next] ?? 0;
        const bound = bounds[index] ?? 0;
        if (bound + apartBy < cut) break;
        if (bound < cut) continue;
        order[left] = index;
        left += 1;
      }
      let unread = 0;
      for (const { kind, part, from, to } of lists) if (kind === 'word' && part === out) unread += to - from;
      if (unread > 0 && left * DEAR > unread) {
        left = narrowByTopic(columns, left, cut);
        if (left * DEAR > unread) left = narrowByWords(lists, base, left, cut);
        apartBy = sort(left);
      }
      for (let at = 0; at < left; at += 1) {
        const index = order[at] ?? 0;
        const bound = bounds[index] ?? 0;
        const needed = cutAt(factor);
        if (bound + apartBy < needed) break;
        if (bound >= needed) score(columns, index, factor, topicOf(columns, index));
      }
    },
  };
};
