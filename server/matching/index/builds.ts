import type { IdeaProfile, NeedProfile } from '../profile.ts';
import type { Held } from './held.ts';
import { packedSource } from './merging.ts';
import { packing } from './packing.ts';
import { type Kind, type Shelf, shelve } from './shelf.ts';
import type { Work } from './sorting.ts';

type Profile = NeedProfile | IdeaProfile;

/** A tail of so many items is put on a shelf. */
export const LONG_TAIL = 64;
/** The most items that a shelf of the first level and of the second has; the third has no end. */
const LEVELS = [2048, 65_536];
/** A shelf is built anew when this share of it is gone. */
const GONE = 0.25;
const FEW = 256;

/** A shelf that is being built, while what it is built of goes on answering. */
export type Build = {
  work: Work<Shelf>;
  /** The shelves that it will stand for. */
  of: readonly Held[];
  /** What it takes from the tail. */
  taken: readonly Profile[];
  /** What was on these shelves and went since: the new shelf still has it. */
  went: Set<string>;
};

const levelOf = (shelf: Held): number => LEVELS.filter((most) => shelf.left() > most).length;

/**
 * What is being built of one side. Of each level there is to be one shelf: the tail joins that of the first, and what
 * outgrows its level joins the next, so that an item is moved a few times in its life, however large the market.
 */
export const buildsOf = (kind: Kind) => {
  // A long build does not hold up short ones.
  let short: Build | undefined;
  let long: Build | undefined;

  function* builtOf(of: readonly Held[], taken: readonly Profile[]): Work<Shelf> {
    const packed = packing(kind.dictionary);
    for (const profile of taken) {
      if (profile.side === 'need') packed.need(profile, profile.asking);
      else packed.idea(profile, profile.bag);
      if (packed.size() % 32 === 0) yield;
    }
    const fresh = yield* packedSource(packed.done());
    return yield* shelve(kind, [...of.map(({ source }) => source), fresh]);
  }
  const begun = (of: readonly Held[], taken: readonly Profile[]): Build => ({
    work: builtOf(of, taken),
    of,
    taken,
    went: new Set(),
  });
  const isBusy = (shelf: Held): boolean => [short, long].some((build) => build?.of.includes(shelf) === true);

  const longOf = (free: readonly Held[]): readonly Held[] => {
    const worn = free.filter((shelf) => {
      const gone = shelf.shelf.size - shelf.left();
      return gone > FEW && gone > GONE * shelf.shelf.size;
    });
    if (worn.length > 0) return worn;
    for (const level of [1, 2]) {
      const crowd = free.filter((shelf) => levelOf(shelf) === level);
      if (crowd.length > 1) return crowd;
    }
    return [];
  };

  return {
    /** Begins what is due; says whether anything is being built. */
    begin: (shelves: readonly Held[], tail: ReadonlyMap<string, Profile>): boolean => {
      if (!short && tail.size > LONG_TAIL) {
        const first = shelves.filter((shelf) => !isBusy(shelf) && levelOf(shelf) === 0);
        short = begun(first, [...tail.values()]);
      }
      if (!long) {
        const due = longOf(shelves.filter((shelf) => !isBusy(shelf)));
        if (due.length > 0) long = begun(due, []);
      }
      return short !== undefined || long !== undefined;
    },
    /** Does one slice of work; gives what it finished. */
    step: (): { build: Build; shelf: Shelf } | undefined => {
      const build = short ?? long;
      const { done, value } = build?.work.next() ?? {};
      if (!build || !done || !value) return undefined;
      if (build === short) short = undefined;
      else long = undefined;
      return { build, shelf: value };
    },
    /** Says that an item went from a shelf. */
    went: (shelf: Held, id: string): void => {
      for (const build of [short, long]) if (build?.of.includes(shelf)) build.went.add(id);
    },
  };
};
