import type { IdeaProfile, NeedProfile } from '../profile.ts';
import { scoreOf } from '../score.ts';
import type { Hit } from '../top-k.ts';
import { SHARE } from '../weights.ts';
import { askedLists } from './asked-lists.ts';
import { type AskedList, LeftOut, reachTable, SCALE, STEP, wordingOf } from './bounds.ts';
import type { Dictionary } from './dictionary.ts';
import type { Entry } from './entry.ts';
import { exactScore } from './exact-score.ts';
import { type PlaceRuns, placeRuns } from './place-runs.ts';
import { firstAt, WHOLE } from './postings.ts';
import { rankedHeap } from './ranked-heap.ts';
import { refinement } from './refinement.ts';
import type { Shelf } from './shelf.ts';

/** Items are visited in blocks that fit the processor's cache: small at first, while little is known. */
const FIRST_BLOCK = 4096;
const BLOCK = 65_536;
const GROWTH = 4;
const SLACK = 1e-9;
/**
 * Lists are left out while they could bring an item no further than this share of what is needed: leaving out more
 * reads less but scores more items in full, which costs a hundred times as much each. Measured: .5 beats .25 and .7.
 */
const LEAN = 0.5;
/** A list is worth leaving out when it has more than this share of what there is to read. */
const WORTH = 1 / 32;
const CLASSES = 256;

/** One asker's search on its way. */
type Errand = {
  lists: AskedList[];
  heap: ReturnType<typeof rankedHeap>;
  places: PlaceRuns;
  /** Ranks plus one among the shelf's people and organisations; 0 for none. */
  person: number;
  apart: number;
  /** How many items the next block has at most. */
  block: number;
  /** The moment of asking, in ms since 1970. */
  at: number;
};

export type Asking = {
  profile: NeedProfile | IdeaProfile;
  entry: Pick<Entry, 'postedBy' | 'apartFrom' | 'spot'>;
};

/**
 * The best of a shelf for one asker, exactly. Stretches of places are visited best first; in each, lists that cannot
 * decide are left out, the others are added up in 16-bit slots from weights that are never too low, and only items
 * whose bound reaches what is still needed are scored, with the score's own arithmetic.
 */
export const shelfSearch = (shelf: Shelf, dictionary: Dictionary, isGone: (item: number) => boolean) => {
  const exact = exactScore(shelf, dictionary);
  const placesFor = placeRuns(shelf, dictionary.spots);
  const { c } = shelf.ground.words;
  const tagSlots = new Uint16Array(BLOCK);
  const wordSlots = new Uint16Array(BLOCK);
  const foundItem = new Uint32Array(BLOCK);
  const foundBound = new Float64Array(BLOCK);
  const foundWording = new Float64Array(BLOCK);
  const reach = reachTable();
  const out = new LeftOut(shelf.side === 'need');
  const refined = refinement(shelf.tagMarks, shelf.wordMarks, shelf.side === 'need', c);

  const entriesOf = (list: AskedList): Uint32Array =>
    list.kind === 'tag' ? shelf.tagLists.entries : shelf.wordLists.entries;

  const add = (list: AskedList, base: number) => {
    const entries = entriesOf(list);
    const slots = list.kind === 'tag' ? tagSlots : wordSlots;
    const factor = Math.ceil((list.share * SCALE * 256) / WHOLE + SLACK);
    for (let at = list.from; at < list.to; at += 1) {
      const entry = entries[at] ?? 0;
      const slot = (entry >>> 8) - base;
      slots[slot] = (slots[slot] ?? 0) + ((factor * (entry & 255) + 255) >>> 8);
    }
  };

  /** Empties the slots that a list has filled and keeps the items that may reach what is needed. */
  const collect = (list: AskedList, base: number, already: number, needed: number): number => {
    const entries = entriesOf(list);
    let found = already;
    for (let at = list.from; at < list.to; at += 1) {
      const item = (entries[at] ?? 0) >>> 8;
      const slot = item - base;
      const tags = tagSlots[slot] ?? 0;
      const words = wordSlots[slot] ?? 0;
      if ((tags | words) === 0) continue;
      tagSlots[slot] = 0;
      wordSlots[slot] = 0;
      if (words < (reach.least[tags >>> STEP] ?? 0)) continue;
      const wording = refined.wording(item, words);
      const bound = SHARE.topic * refined.topic(item, tags) + SHARE.wording * wording;
      if (bound < needed) continue;
      foundWording[found] = wording;
      foundItem[found] = item;
      foundBound[found] = bound;
      found += 1;
    }
    return found;
  };

  /** Leaves out the longest lists for as long as an item in none of the others cannot reach what is needed. */
  const leaveOut = (lists: AskedList[], needed: number): boolean => {
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

  const score = ({ heap, places, person, apart, at }: Errand, index: number, factor: number) => {
    const item = foundItem[index] ?? 0;
    const mostWording = foundWording[index] ?? 0;
    // The bound first, then what needs other arrays: most items end here, and each array is a wait for memory.
    const topic = exact.topic(item);
    if (100 * factor * (SHARE.topic * topic + SHARE.wording * mostWording) * (1 + SLACK) < heap.least())
      return;
    const place = places.factors[shelf.spotOf[item] ?? 0] ?? 0;
    if (place === 0) return;
    const most = scoreOf({ topic, wording: mostWording, place });
    if (most * (1 + SLACK) < heap.least()) return;
    const found = scoreOf({ topic, wording: exact.wording(item), place });
    if (found <= 0 || found < heap.least()) return;
    if (isGone(item) || (shelf.untils[item] ?? 0) <= at) return;
    if (person !== 0 && shelf.personOf[item] === person) return;
    if (apart !== 0 && shelf.apartOf[item] === apart) return;
    heap.offer(found, shelf.rankOf[item] ?? 0);
  };

  const classes = new Uint32Array(CLASSES + 1);
  const classOf = (bound: number) => Math.min(CLASSES, Math.floor(bound * CLASSES));

  /** Scores the likeliest k first, so that what is needed rises before the others are looked at. */
  const scoreFound = (errand: Errand, k: number, found: number, factor: number) => {
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
      for (let at = 0; at < found; at += 1)
        if (classOf(foundBound[at] ?? 0) >= cut) score(errand, at, factor);
    }
    for (let at = 0; at < found; at += 1) {
      const bound = foundBound[at] ?? 0;
      if (classOf(bound) >= cut) continue;
      if (100 * factor * bound * (1 + SLACK) + SLACK < errand.heap.least()) continue;
      score(errand, at, factor);
    }
  };

  const visitBlock = (errand: Errand, k: number, base: number, factor: number) => {
    const { lists, heap } = errand;
    const needed = heap.least() / (100 * factor);
    if (!leaveOut(lists, needed)) return;
    let read = 0;
    let error = 0;
    let most = 0;
    for (const list of lists) {
      if (!list.used) continue;
      add(list, base);
      if (list.kind === 'word') continue;
      read += list.share * list.share;
      error += list.share / WHOLE + 2 / SCALE;
      most += list.share * list.most;
    }
    const enough = needed * (1 - SLACK) - SLACK;
    reach.fill({ read, error, most: most + error }, out, enough, c);
    refined.reading(read, error);
    let found = 0;
    for (const list of lists) if (list.used) found = collect(list, base, found, enough);
    scoreFound(errand, k, found, factor);
  };

  const whole = (list: AskedList): [number, number] => {
    const { start } = list.kind === 'tag' ? shelf.tagLists : shelf.wordLists;
    return [start[list.number] ?? 0, start[list.number + 1] ?? 0];
  };

  const visit = (errand: Errand, k: number, from: number, to: number, factor: number) => {
    for (const list of errand.lists) {
      const [start, end] = whole(list);
      list.to = firstAt(entriesOf(list), start, end, from);
    }
    for (let base = from; base < to; ) {
      const end = Math.min(to, base + errand.block);
      for (const list of errand.lists) {
        list.from = list.to;
        list.to = firstAt(entriesOf(list), list.from, whole(list)[1], end);
      }
      visitBlock(errand, k, base, factor);
      base = end;
      errand.block = Math.min(BLOCK, errand.block * GROWTH);
    }
  };

  return ({ profile, entry }: Asking, k: number, floor: number, at: number): Hit[] => {
    const lists = askedLists(profile, shelf, dictionary);
    if (k <= 0 || lists.length === 0) return [];
    out.clear();
    for (const list of lists) out.add(list);
    const mostWording = wordingOf(out.share() + SLACK, c);
    const most = SHARE.topic * out.topic() + SHARE.wording * mostWording + SLACK;
    const rank = (table: Shelf['people'], name: string | null) => (name === null ? 0 : table.find(name) + 1);
    const heap = rankedHeap(Math.min(k, shelf.size), floor);
    const errand: Errand = {
      lists,
      heap,
      places: placesFor(entry.spot),
      person: rank(shelf.people, entry.postedBy),
      apart: rank(shelf.apart, entry.apartFrom),
      block: FIRST_BLOCK,
      at,
    };
    exact.ask(profile);
    for (const { from, to, factor } of errand.places.runs) {
      if (100 * factor * most * (1 + SLACK) < heap.least()) break;
      visit(errand, k, from, to, factor);
    }
    exact.forget();
    return heap.kept().map(({ score, rank }) => ({ id: shelf.ids.at(rank), score }));
  };
};
