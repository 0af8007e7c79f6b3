import { type Item, lasts } from '../item.ts';
import type { PackedWords } from '../packed-words.ts';
import { place } from '../place.ts';
import type { Ground, IdeaProfile, NeedProfile } from '../profile.ts';
import { profileOf } from '../profile.ts';
import type { Search } from '../retrieval.ts';
import { admittedScore, scoreOf } from '../score.ts';
import { bagOf } from '../tokens.ts';
import { type Hit, topK } from '../top-k.ts';
import { topic } from '../topic.ts';
import { askingOf } from '../wording.ts';
import { type Build, buildsOf, LONG_TAIL } from './builds.ts';
import { awake } from './facts.ts';
import { type Held, held } from './held.ts';
import { packedSource } from './merging.ts';
import { packing } from './packing.ts';
import { MOST_ITEMS } from './postings.ts';
import { shelfSearch } from './search-shelf.ts';
import { type Kind, type Shelf, shelve } from './shelf.ts';
import { allOf } from './sorting.ts';

type Profile = NeedProfile | IdeaProfile;

/** Where nobody maintains the index, each edit beyond a long tail does work of so many ms itself. */
const OWN_WORK = 0.4;

/** The score of an open pair that reaches `least`; words, the dear part, are read only where they can decide. */
const scoreFrom = (one: Profile, other: Profile, ground: Ground, least: number): number | undefined => {
  const [need, idea] = one.side === 'need' ? [one, other] : [other, one];
  if (need.side !== 'need' || idea.side !== 'idea') return undefined;
  const factor = place(need, idea, ground.gazetteer)?.factor ?? 0;
  const most = scoreOf({ topic: topic(need.topic, idea.topic), wording: 1, place: factor });
  if (most === 0 || most < least) return undefined;
  return admittedScore(need, idea, ground);
};

/**
 * One side of the market: shelves that never change, marks on those of their items that are gone, and a short
 * unsorted tail of what came since, whose every pair is scored. New shelves are built in slices, while the old ones
 * and the tail go on answering. Items that no pair can be open with are counted only.
 */
export const sideIndex = (kind: Kind, most = MOST_ITEMS) => {
  const { dictionary, ground } = kind;
  const search = shelfSearch(kind);
  const builds = buildsOf(kind);
  let pack = packing(dictionary);
  const tail = new Map<string, Profile>();
  const asleep = new Set<string>();
  let shelves: Held[] = [];

  const forget = (id: string) => {
    tail.delete(id);
    asleep.delete(id);
    for (const shelf of shelves) if (shelf.forget(id)) builds.went(shelf, id);
  };
  const left = () => shelves.reduce((sum, shelf) => sum + shelf.left(), 0);
  const bound = (size: number) => {
    if (size > most) throw new RangeError(`an index holds at most ${most} items of a side`);
  };
  const shelved = (shelf: Shelf, of: readonly Held[]): Held => {
    const fresh = held(kind, shelf);
    shelves = [...shelves.filter((one) => !of.includes(one)), ...(shelf.size > 0 ? [fresh] : [])];
    shelves.sort((one, other) => other.shelf.size - one.shelf.size);
    return fresh;
  };
  const finish = (shelf: Shelf, { of, taken, went }: Build) => {
    const fresh = shelved(shelf, of);
    for (const id of went) fresh.forget(id);
    for (const profile of taken) {
      if (tail.get(profile.id) === profile) tail.delete(profile.id);
      else fresh.forget(profile.id);
    }
  };
  const maintain = (budgetMs: number): boolean => {
    const until = performance.now() + budgetMs;
    while (builds.begin(shelves, tail)) {
      const finished = builds.step();
      if (finished) finish(finished.shelf, finished.build);
      if (performance.now() >= until) return builds.begin(shelves, tail);
    }
    return false;
  };

  return {
    /** Packs an item for the first shelf; of two with one id the later counts. */
    take: (item: Item, words?: PackedWords): void => {
      if (!awake(item)) {
        asleep.add(item.id);
        return;
      }
      asleep.delete(item.id);
      bound(pack.size() + 1);
      if (item.side === 'need') pack.need(item, askingOf(bagOf(item.text), dictionary.words));
      else if (words) pack.packedIdea(item, words);
      else pack.idea(item, bagOf(item.text));
    },
    /** Builds the first shelf from what was taken. */
    settle: (): void => {
      const packed = pack.done();
      pack = packing(dictionary);
      const first = shelved(allOf(shelve(kind, [allOf(packedSource(packed))])), []);
      for (const id of asleep) first.forget(id);
    },
    put: (item: Item): void => {
      forget(item.id);
      if (awake(item)) {
        bound(left() + tail.size + 1);
        tail.set(item.id, profileOf(item, ground));
      } else asleep.add(item.id);
      if (tail.size > 2 * LONG_TAIL) maintain(OWN_WORK);
    },
    forget,
    maintain,
    size: (): number => left() + tail.size + asleep.size,
    /** The best of this side for one asker of the other, in order. */
    top: (asker: Profile, { k, atLeast, at }: Search): Hit[] => {
      const kept = topK(k);
      const floor = Math.max(0, atLeast ?? 0);
      search.ask(asker, at);
      for (const shelf of shelves)
        for (const hit of search.on(shelf, k, kept.least() ?? floor)) kept.offer(hit);
      search.forget();
      for (const [id, profile] of tail) {
        if (!lasts(profile.until, at)) continue;
        const score = scoreFrom(asker, profile, ground, kept.least() ?? floor);
        if (score !== undefined && score > 0 && score >= floor) kept.offer({ id, score });
      }
      return kept.ranked();
    },
  };
};

export type SideIndex = ReturnType<typeof sideIndex>;
