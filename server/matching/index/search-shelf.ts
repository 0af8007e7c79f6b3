import type { IdeaProfile, NeedProfile } from '../profile.ts';
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
  SCALE,
  STEP,
  wordingOf,
} from './bounds.ts';
import { type Spot, spotWith } from './facts.ts';
import { idAt } from './id-table.ts';
import type { placeRuns } from './place-runs.ts';
import { firstAt } from './postings.ts';
import { refinement } from './refinement.ts';
import { scoring } from './scoring.ts';
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
  const scored = scoring({ side, dictionary, ground });
  const { c } = ground.words;
  // What another module has is looked up each time it is named, which shows in loops as hot as these.
  const [cells, step, scale] = [slots, STEP, SCALE];
  const [ofTopic, ofWording] = [SHARE.topic, SHARE.wording];
  const { items, bounds, wordings, shares } = scored;
  const reach = reachTable();
  const out = new LeftOut(side === 'need');
  const behind = new LeftOut(side === 'need');
  const refined = refinement(side === 'need', c);

  // The asker of the moment.
  let asked: Asked[] = [];
  let spot: Spot = { places: [], localOnly: false, reach: 'anywhere' };
  // The search of the moment: the lists of its shelf, how many items the next block has at most.
  let lists: AskedList[] = [];
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
    const words = slot >>> 16;
    const wording = refined.wording(item, words);
    const bound = ofTopic * refined.topic(item, slot & 65_535) + ofWording * wording;
    if (bound < needed) return found;
    items[found] = item;
    bounds[found] = bound;
    wordings[found] = wording;
    shares[found] = words === 0 ? 0 : (words + 1) / scale;
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

  const visitBlock = (on: Searched, base: number, factor: number) => {
    const needed = scored.least() / (100 * factor);
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
    scored.settle(on.shelf.columns, lists, base, found, factor);
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
      scored.ask(asker, spot, at);
    },
    /** The best `most` of a shelf that have at least `floor` points, in no order. */
    on: (one: Searched, most: number, floor: number): Hit[] => {
      lists = listsFor(asked, one.shelf);
      if (most <= 0 || lists.length === 0) return [];
      const { ids, size, marks } = one.shelf;
      out.clear();
      for (const list of lists) out.add(list);
      const bound = SHARE.topic * out.topic() + SHARE.wording * wordingOf(out.share() + SLACK, c) + SLACK;
      scored.begin(most, size, floor);
      block = FIRST_BLOCK;
      refined.of(marks);
      for (const { from, to, factor } of one.runsFor(spot)) {
        if (100 * factor * bound * (1 + SLACK) < scored.least()) break;
        visit(one, from, to, factor);
      }
      return scored.kept().map(({ score: points, rank }) => ({ id: idAt(ids, rank), score: points }));
    },
    /** Ends with the asker of the moment. */
    forget: (): void => scored.forget(),
  };
};
