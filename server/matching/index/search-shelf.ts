import type { IdeaProfile, NeedProfile } from '../profile.ts';
import { scoreOf } from '../score.ts';
import type { Hit } from '../top-k.ts';
import { SHARE } from '../weights.ts';
import { type Asked, askedOf, listsFor } from './asked.ts';
import { type AskedList, LeftOut, reachTable, wordingOf } from './bounds.ts';
import { exactScore } from './exact-score.ts';
import { apartFrom, type Spot, spotWith } from './facts.ts';
import { idAt } from './id-table.ts';
import { type placeRuns, spotFactors } from './place-runs.ts';
import { firstAt } from './postings.ts';
import { rankedHeap } from './ranked-heap.ts';
import { refinement } from './refinement.ts';
import type { Kind, Shelf } from './shelf.ts';
import { addList, BLOCK, excessOf, slots } from './slots.ts';

/** Blocks are small at first, while little is known. */
const FIRST_BLOCK = 4096;
const GROWTH = 4;
const SLACK = 1e-9;
/**
 * Lists are left out while they could bring an item no further than this share of what is needed: leaving out more
 * reads less but scores more items in full, which costs a hundred times as much each. Measured: .5 beats .25 and .7.
 */
const LEAN = 0.5;
/** A list is worth leaving out when it has more than this share of what there is to read. */
const WORTH = 1 / 32;
/** Where a block has more postings than this share of its items, its slots are gone through instead of them. */
const DENSE = 0.3;
const CLASSES = 256;

/** A shelf as it is searched: what is gone from it, and its stretches for an asker. */
export type Searched = {
  shelf: Shelf;
  gone: Uint8Array;
  runsFor: ReturnType<typeof placeRuns>;
};

/**
 * The best of shelves for one asker after another, exactly. Stretches of places are visited best first; in each,
 * lists that cannot decide are left out, the others are added up in 16-bit slots from weights that are never too low,
 * and only items whose bound reaches what is still needed are scored, with the score's own arithmetic.
 */
export const shelfSearch = ({ side, dictionary, ground }: Kind) => {
  const exact = exactScore(side, dictionary, ground);
  const factors = spotFactors(side, dictionary);
  const { c } = ground.words;
  const foundItem = new Uint32Array(BLOCK);
  const foundBound = new Float64Array(BLOCK);
  const foundWording = new Float64Array(BLOCK);
  const reach = reachTable();
  const out = new LeftOut(side === 'need');
  const refined = refinement(side === 'need', c);

  // The asker of the moment.
  let asked: Asked[] = [];
  let spot: Spot = { places: [], localOnly: false, reach: 'anywhere' };
  let person = 0;
  let apart = 0;
  // The search of the moment: k, the shelf, its lists, how many items the next block has at most.
  let k = 0;
  let now = 0;
  let lists: AskedList[] = [];
  let heap = rankedHeap(0, 0);
  let block = FIRST_BLOCK;

  /** Leaves out the longest lists for as long as an item in none of the others cannot reach what is needed. */
  const leaveOut = (needed: number): boolean => {
    out.clear();
    refined.clear();
    let total = 0;
    for (const list of lists) {
      list.used = list.to > list.from;
      total += list.to - list.from;
    }
    if (total === 0) return false;
    const enough = LEAN * needed * (1 - SLACK) - SLACK;
    if (enough <= 0) return true;
    lists.sort((one, other) => other.to - other.from - (one.to - one.from));
    let any = false;
    for (const list of lists) {
      if (!list.used) continue;
      if (out.with(list, c) < enough) {
        if (list.to - list.from < total * WORTH && any) continue;
        out.add(list);
        refined.leaveOut(list);
        list.used = false;
      } else any = true;
    }
    return any;
  };

  /** Keeps an item that may reach what is needed. */
  const consider = (item: number, slot: number, found: number, needed: number): number => {
    const tags = slot & 65_535;
    const words = slot >>> 16;
    if (words < reach.leastFor(tags)) return found;
    const wording = refined.wording(item, words);
    const bound = SHARE.topic * refined.topic(item, tags) + SHARE.wording * wording;
    if (bound < needed) return found;
    foundWording[found] = wording;
    foundItem[found] = item;
    foundBound[found] = bound;
    return found + 1;
  };

  /** Empties the slots that a list has filled. */
  const collect = (
    { entries, from, to }: AskedList,
    base: number,
    already: number,
    needed: number,
  ): number => {
    let found = already;
    for (let at = from; at < to; at += 1) {
      const item = (entries[at] ?? 0) >>> 8;
      const slot = slots[item - base] ?? 0;
      if (slot === 0) continue;
      slots[item - base] = 0;
      found = consider(item, slot, found, needed);
    }
    return found;
  };

  /** Empties all slots. */
  const collectAll = (base: number, size: number, needed: number): number => {
    let found = 0;
    for (let at = 0; at < size; at += 1) {
      const slot = slots[at] ?? 0;
      if (slot === 0) continue;
      slots[at] = 0;
      found = consider(base + at, slot, found, needed);
    }
    return found;
  };

  const score = ({ shelf: { columns, rankOf }, gone }: Searched, index: number, factor: number) => {
    const item = foundItem[index] ?? 0;
    const mostWording = foundWording[index] ?? 0;
    const least = heap.least();
    // The bound first, then what needs other arrays: most items end here, and each array is a wait for memory.
    const topic = exact.topic(columns.vectorOf[item] ?? 0);
    if (100 * factor * (SHARE.topic * topic + SHARE.wording * mostWording) * (1 + SLACK) < least) return;
    const place = factors.of(columns.spotOf[item] ?? 0);
    if (place === 0) return;
    const most = scoreOf({ topic, wording: mostWording, place });
    if (most * (1 + SLACK) < least) return;
    const wording = mostWording === 0 ? 0 : exact.wording(columns, item);
    const points = scoreOf({ topic, wording, place });
    if (points <= 0 || points < least) return;
    const rank = rankOf[item] ?? 0;
    if (!heap.admits(points, rank)) return;
    if (gone[item] === 1 || (columns.untils[item] ?? 0) <= now) return;
    if (person !== 0 && columns.personOf[item] === person) return;
    if (apart !== 0 && columns.apartOf[item] === apart) return;
    heap.offer(points, rank);
  };

  const classes = new Uint32Array(CLASSES + 1);
  const classOf = (bound: number) => Math.min(CLASSES, Math.floor(bound * CLASSES));

  /** Scores the likeliest k first, so that what is needed rises before the others are looked at. */
  const scoreFound = (on: Searched, found: number, factor: number) => {
    let cut = CLASSES + 1;
    if (found > 2 * k) {
      classes.fill(0);
      for (let at = 0; at < found; at += 1) {
        const kind = classOf(foundBound[at] ?? 0);
        classes[kind] = (classes[kind] ?? 0) + 1;
      }
      let seen = 0;
      for (cut = CLASSES; cut > 0; cut -= 1) {
        seen += classes[cut] ?? 0;
        if (seen >= k) break;
      }
      for (let at = 0; at < found; at += 1) if (classOf(foundBound[at] ?? 0) >= cut) score(on, at, factor);
    }
    for (let at = 0; at < found; at += 1) {
      const bound = foundBound[at] ?? 0;
      if (classOf(bound) >= cut) continue;
      if (100 * factor * bound * (1 + SLACK) + SLACK < heap.least()) continue;
      score(on, at, factor);
    }
  };

  const visitBlock = (on: Searched, base: number, size: number, factor: number) => {
    const needed = heap.least() / (100 * factor);
    if (!leaveOut(needed)) return;
    let read = 0;
    let error = 0;
    let postings = 0;
    for (const list of lists) {
      if (!list.used) continue;
      addList(list, base, lists.length);
      postings += list.to - list.from;
      if (list.kind === 'word') continue;
      read += list.share * list.share;
      error += excessOf(list);
    }
    const enough = needed * (1 - SLACK) - SLACK;
    reach.set({ read, error }, out, enough, c);
    refined.reading(read, error);
    let found = 0;
    if (postings > DENSE * size) found = collectAll(base, size, enough);
    else for (const list of lists) if (list.used) found = collect(list, base, found, enough);
    scoreFound(on, found, factor);
  };

  const visit = (on: Searched, from: number, to: number, factor: number) => {
    for (const list of lists) list.to = firstAt(list.entries, list.begin, list.end, from);
    for (let base = from; base < to; ) {
      const end = Math.min(to, base + block);
      for (const list of lists) {
        list.from = list.to;
        list.to = end === on.shelf.size ? list.end : firstAt(list.entries, list.from, list.end, end);
      }
      visitBlock(on, base, end - base, factor);
      base = end;
      block = Math.min(BLOCK, block * GROWTH);
    }
  };

  return {
    /** Begins with another asker. */
    ask: (asker: NeedProfile | IdeaProfile, at: number): void => {
      asked = askedOf(asker, dictionary, ground);
      spot = spotWith(asker, asker.places);
      person = dictionary.people.find(asker.postedBy);
      apart = dictionary.organisations.find(apartFrom(asker));
      now = at;
      exact.ask(asker);
      factors.ask(spot);
    },
    /** The best `most` of a shelf that have at least `floor` points, in no order. */
    on: (one: Searched, most: number, floor: number): Hit[] => {
      lists = listsFor(asked, one.shelf);
      if (most <= 0 || lists.length === 0) return [];
      const { ids, size, tagMarks, wordMarks } = one.shelf;
      k = most;
      out.clear();
      for (const list of lists) out.add(list);
      const bound = SHARE.topic * out.topic() + SHARE.wording * wordingOf(out.share() + SLACK, c) + SLACK;
      heap = rankedHeap(Math.min(most, size), floor);
      block = FIRST_BLOCK;
      refined.of(tagMarks, wordMarks);
      for (const { from, to, factor } of one.runsFor(spot)) {
        if (100 * factor * bound * (1 + SLACK) < heap.least()) break;
        visit(one, from, to, factor);
      }
      return heap.kept().map(({ score: points, rank }) => ({ id: idAt(ids, rank), score: points }));
    },
    /** Ends with the asker of the moment. */
    forget: (): void => exact.forget(),
  };
};
