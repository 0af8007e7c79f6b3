import { lasts, type Side } from '../item.ts';
import { place } from '../place.ts';
import type { Ground, IdeaProfile, NeedProfile } from '../profile.ts';
import type { Search } from '../retrieval.ts';
import { admittedScore, scoreOf } from '../score.ts';
import { type Hit, topK } from '../top-k.ts';
import { topic } from '../topic.ts';
import { type Dictionary, dictionaryOf } from './dictionary.ts';
import { awake, type Entry, ideaEntry, needEntry } from './entry.ts';
import { packing } from './packing.ts';
import { type Asking, shelfSearch } from './search-shelf.ts';
import { packedItem, type Shelf, shelve } from './shelf.ts';

type Profile = NeedProfile | IdeaProfile;

export const entryOf = (profile: Profile, ground: Ground): Entry =>
  profile.side === 'need' ? needEntry(profile, ground) : ideaEntry(profile);

/** A tail longer than this, and than a hundredth of the shelf, is merged into it. */
const LONG_TAIL = 512;
const TAIL_SHARE = 0.01;

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
 * One side of the market: a shelf that never changes, marks on those of its items that are gone, and a short
 * unsorted tail of what came since, whose every pair is scored. Items that no pair can be open with are counted only.
 */
export const sideIndex = (side: Side, ground: Ground) => {
  const dictionary: Dictionary = dictionaryOf(ground);
  let pack = packing(dictionary);
  let packedIds = new Set<string>();
  let shelf: Shelf = shelve(side, packing(dictionary).done(), dictionary, ground);
  let gone = new Uint8Array(0);
  let goneItems = 0;
  let tail = new Map<string, Profile>();
  const asleep = new Set<string>();
  let search = shelfSearch(shelf, dictionary, () => false);

  const isGone = (item: number): boolean => gone[item] === 1;
  const reshelve = () => {
    shelf = shelve(side, pack.done(), dictionary, ground);
    gone = new Uint8Array(shelf.size);
    goneItems = 0;
    search = shelfSearch(shelf, dictionary, isGone);
    pack = packing(dictionary);
    packedIds = new Set();
  };
  const forget = (id: string) => {
    tail.delete(id);
    asleep.delete(id);
    const rank = shelf.ids.find(id);
    if (rank < 0) return;
    const item = shelf.itemOf[rank] ?? 0;
    if (isGone(item)) return;
    gone[item] = 1;
    goneItems += 1;
  };
  const put = (profile: Profile) => {
    forget(profile.id);
    if (awake(profile)) tail.set(profile.id, profile);
    else asleep.add(profile.id);
  };
  /** Builds the shelf anew out of what is on it and in the tail. */
  const merge = () => {
    for (let item = 0; item < shelf.size; item += 1) if (!isGone(item)) pack.copy(packedItem(shelf, item));
    for (const profile of tail.values()) pack.add(entryOf(profile, ground));
    tail = new Map();
    reshelve();
  };

  return {
    /** Packs an item for the first shelf; of two with one id the later counts. */
    take: (profile: Profile): void => {
      if (!awake(profile) || packedIds.has(profile.id) || tail.has(profile.id)) tail.set(profile.id, profile);
      else {
        packedIds.add(profile.id);
        pack.add(entryOf(profile, ground));
      }
    },
    /** Builds the first shelf from what was taken. */
    settle: (): void => {
      const again = tail;
      tail = new Map();
      reshelve();
      for (const profile of again.values()) put(profile);
    },
    put,
    forget,
    mergeWhenLong: (): void => {
      if (tail.size > LONG_TAIL && tail.size > TAIL_SHARE * shelf.size) merge();
    },
    size: (): number => shelf.size - goneItems + tail.size + asleep.size,
    /** The best of this side for one asker of the other, in order. */
    top: (asking: Asking, { k, atLeast, at }: Search): Hit[] => {
      const kept = topK(k);
      const floor = Math.max(0, atLeast ?? 0);
      const hits = search(asking, k, floor, at);
      for (const hit of hits) kept.offer(hit);
      const least = hits.length < k ? floor : Math.min(...hits.map(({ score }) => score));
      for (const [id, profile] of tail) {
        if (!lasts(profile.until, at)) continue;
        const score = scoreFrom(asking.profile, profile, ground, least);
        if (score !== undefined && score > 0 && score >= floor) kept.offer({ id, score });
      }
      return kept.ranked();
    },
    shelf: (): Shelf => shelf,
  };
};

export type SideIndex = ReturnType<typeof sideIndex>;
