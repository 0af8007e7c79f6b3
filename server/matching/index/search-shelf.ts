import type { IdeaProfile, NeedProfile } from '../profile.ts';
import { scoreOf } from '../score.ts';
import type { Hit } from '../top-k.ts';
import { SHARE } from '../weights.ts';
import { type Asked, askedOf, listsFor } from './asked.ts';
import {
  ABSENT,
  type AskedList,
  FOLLOWS,
  LEADS,
  LeftOut,
  NO_REACH,
  OUT,
  reachTable,
  STEP,
  wordingOf,
} from './bounds.ts';
import { exactScore } from './exact-score.ts';
import { apartFrom, type Spot, spotWith } from './facts.ts';
import { idAt } from './id-table.ts';
import { APART, FLAGS, GONE, PERSON, RANK, ROW, SPOT, VECTOR } from './packing.ts';
import { type placeRuns, spotFactors } from './place-runs.ts';
import { firstAt } from './postings.ts';
import { rankedHeap } from './ranked-heap.ts';
import { refinement } from './refinement.ts';
import type { Kind, Shelf } from './shelf.ts';
import { addList, BLOCK, excessOf, followList, slots } from './slots.ts';

/** Blocks are small at first, while little is known. */
const FIRST_BLOCK = 4096;
const GROWTH = 4;
const SLACK = 1e-9;
/**
 * Lists are left out while they could bring an item no further than this share of what is needed: leaving out more
 * reads less but looks at more items closely. Measured: from .35 to .8 it makes little difference.
 */
const LEAN = 0.5;
/** A list is worth leaving out when it has more than this share of what there is to read. */
const WORTH = 1 / 32;
/** So few postings are not worth a table of what they must reach. */
const FEW = 256;
const CLASSES = 256;

/** A shelf as it is searched, with its stretches for an asker. */
export type Searched = {
  shelf: Shelf;
  runsFor: ReturnType<typeof placeRuns>;
};

/**
 * The best of shelves for one asker after another, exactly. Stretches of places are visited best first; in each,
 * lists that cannot decide are left out, the others are added up in 16-bit slots from weights that are never too low
 * (those that cannot decide alone only where another has put something: MaxScore, H. Turtle, J. Flood, "Query
 * evaluation", 1995), and only items whose bound reaches what is still needed are scored, with the score's own
 * arithmetic.
 */
export const shelfSearch = ({ side, dictionary, ground }: Kind) => {
  const exact = exactScore(side, dictionary, ground);
  const factors = spotFactors(side, dictionary);
  const { c } = ground.words;
  // What another module has is looked up each time it is named, which shows in loops as hot as these.
  const [cells, step] = [slots, STEP];
  const [ofTopic, ofWording] = [SHARE.topic, SHARE.wording];
  const [row, vectorAt, spotAt, rankAt, flagsAt] = [ROW, VECTOR, SPOT, RANK, FLAGS];
  const foundItem = new Uint32Array(BLOCK);
  const foundBound = new Float64Array(BLOCK);
  const foundWording = new Float64Array(BLOCK);
  const reach = reachTable();
  const out = new LeftOut(side === 'need');
  const behind = new LeftOut(side === 'need');
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

  /**
   * Leaves out the longest lists for as long as an item in none of the others comes nowhere near what is needed, and
   * lets the next longest follow for as long as it cannot reach it. False where no item can.
   */
  const assignParts = (needed: number): boolean => {
    out.clear();
    behind.clear();
    refined.clear();
    let total = 0;
    for (const list of lists) total += list.to - list.from;
    if (total === 0) return false;
    const enough = needed * (1 - SLACK) - SLACK;
    lists.sort((one, other) => other.to - other.from - (one.to - one.from));
    let any = false;
    for (const list of lists) {
      const length = list.to - list.from;
      list.part = length === 0 ? ABSENT : LEADS;
      if (length === 0) continue;
      if (behind.with(list, c) >= enough) {
        any = true;
        continue;
      }
      behind.add(list);
      list.part = FOLLOWS;
      if (out.with(list, c) >= LEAN * enough || (any && length < total * WORTH)) continue;
      out.add(list);
      refined.leaveOut(list);
      list.part = OUT;
    }
    return any;
  };

  /** Keeps an item that may reach what is needed. */
  const consider = (item: number, slot: number, found: number, needed: number): number => {
    const wording = refined.wording(item, slot >>> 16);
    const bound = ofTopic * refined.topic(item, slot & 65_535) + ofWording * wording;
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
    least: Uint32Array,
  ): number => {
    let found = already;
    for (let at = from; at < to; at += 1) {
      const item = (entries[at] ?? 0) >>> 8;
      const slot = cells[item - base] ?? 0;
      if (slot === 0) continue;
      cells[item - base] = 0;
      if (slot >>> 16 < (least[(slot & 65_535) >>> step] ?? 0)) continue;
      found = consider(item, slot, found, needed);
    }
    return found;
  };

  const score = ({ shelf: { columns } }: Searched, index: number, factor: number) => {
    const item = foundItem[index] ?? 0;
    const mostWording = foundWording[index] ?? 0;
    const least = heap.least();
    const { rows } = columns;
    const from = row * item;
    // The bound first, then what needs other arrays: most items end here, and each array is a wait for memory.
    const topic = exact.topic(rows[from + vectorAt] ?? 0);
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

  const visitBlock = (on: Searched, base: number, factor: number) => {
    const needed = heap.least() / (100 * factor);
    if (!assignParts(needed)) return;
    let read = 0;
    let error = 0;
    let most = 0;
    let postings = 0;
    for (const list of lists) if (list.part === LEADS) addList(list, base, lists.length);
    for (const list of lists) {
      if (list.part === FOLLOWS) followList(list, base, lists.length);
      else if (list.part !== LEADS) continue;
      postings += list.to - list.from;
      if (list.kind === 'word') continue;
      read += list.share * list.share;
      error += excessOf(list);
      most += list.share * list.most;
    }
    const enough = needed * (1 - SLACK) - SLACK;
    const least = postings < FEW ? NO_REACH : reach.least;
    if (postings >= FEW) reach.fill({ read, error, most: most + error }, out, enough, c);
    refined.reading(read, error);
    let found = 0;
    for (const list of lists) if (list.part === LEADS) found = collect(list, base, found, enough, least);
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
      visitBlock(on, base, factor);
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
      const { ids, size, marks } = one.shelf;
      k = most;
      out.clear();
      for (const list of lists) out.add(list);
      const bound = SHARE.topic * out.topic() + SHARE.wording * wordingOf(out.share() + SLACK, c) + SLACK;
      heap = rankedHeap(Math.min(most, size), floor);
      block = FIRST_BLOCK;
      refined.of(marks);
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
