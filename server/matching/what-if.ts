import type { Change } from './change.ts';
import type { Item } from './item.ts';
import { nearFirst, stepsTo } from './near-first.ts';
import type { Reach } from './place.ts';
import type { Ground, IdeaProfile, NeedProfile } from './profile.ts';
import { admittedScore } from './score.ts';
import { featuresOf, topicVector } from './topic.ts';

/** The item as it would be; a change that does not concern its side leaves it as it is. */
export const changed = (item: Item, change: Change): Item => {
  switch (change.kind) {
    case 'add_tag': {
      const others = item.tags.filter(({ tag }) => tag !== change.tag);
      return { ...item, tags: [...others, { tag: change.tag, weight: 1 }] };
    }
    case 'remove_tag':
      return { ...item, tags: item.tags.filter(({ tag }) => tag !== change.tag) };
    case 'add_place':
      return { ...item, places: [...item.places, change.place] };
    case 'reach':
      return item.side === 'idea' ? { ...item, reach: change.reach } : item;
    case 'lift_local_only':
      return item.side === 'need' ? { ...item, localOnly: false } : item;
  }
};

/** The item with nothing in the way of place: what would fit it if it were in the right one. */
export const placeless = (item: Item, countries: readonly string[]): Item =>
  item.side === 'need'
    ? { ...item, places: [], localOnly: false }
    : { ...item, places: [...countries], reach: 'anywhere' };

type Profile = NeedProfile | IdeaProfile;

/** `profile` after a change; its words stay as they are, so that they need not be read again. */
const reprofiled = (profile: Profile, item: Item, ground: Ground): Profile => {
  const topic = topicVector(item.tags, ground.taxonomy, ground.tagIdf);
  const places = [...new Set(item.places.flatMap((code) => ground.gazetteer.current(code) ?? []))].sort();
  if (profile.side === 'need' && item.side === 'need')
    return { ...profile, topic, places, localOnly: item.localOnly };
  if (profile.side === 'idea' && item.side === 'idea')
    return { ...profile, topic, places, reach: item.reach };
  return profile;
};

const scoreOf = (one: Profile, other: Profile, ground: Ground): number => {
  if (one.side === 'need' && other.side === 'idea') return admittedScore(one, other, ground) ?? 0;
  if (one.side === 'idea' && other.side === 'need') return admittedScore(other, one, ground) ?? 0;
  return 0;
};

const tally = (counts: Map<string, number>, keys: Iterable<string>): void => {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** The commonest; with `steps`, of those that are fewest steps away before any other. */
const commonest = (
  counts: ReadonlyMap<string, number>,
  most: number,
  steps: (key: string) => number = () => 0,
): string[] =>
  [...counts]
    .map(([key, count]) => [key, count, steps(key)] as const)
    .sort(([one, more, near], [other, less, far]) => near - far || less - more || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key);

const TAGS = 24;
const PLACES = 12;

type Options = {
  /** Points of 100 from which on a pair fits. */
  threshold: number;
  most: number;
  /** Whether people can choose a tag: the platform's own, not an imported one. */
  choosable: (tag: string) => boolean;
  countries: readonly string[];
  ground: Ground;
};

/** What the near misses have and the item lacks, and what it could leave out. */
const thinkable = (
  item: Item,
  nearMisses: readonly Profile[],
  { choosable, countries, ground }: Pick<Options, 'choosable' | 'countries' | 'ground'>,
): Change[] => {
  const chosen = new Set(item.tags.flatMap(({ tag, weight }) => (weight >= 1 ? tag : [])));
  const tags = new Map<string, number>();
  const places = new Map<string, number>();
  const mine = item.places.flatMap((code) => ground.gazetteer.current(code) ?? []);
  // A need is where it is: only places that touch its own are worth asking about.
  const worthAsking = (place: string): boolean =>
    !mine.includes(place) &&
    !countries.includes(place) &&
    (item.side === 'idea' || mine.some((own) => ground.gazetteer.relation(own, place) !== undefined));
  for (const other of nearMisses) {
    const carried = [...featuresOf(other.tags, ground.taxonomy)].filter(
      ([, { kind }]) => kind !== 'ancestor',
    );
    tally(
      tags,
      carried.map(([tag]) => tag).filter((tag) => !chosen.has(tag) && choosable(tag)),
    );
    if (mine.length > 0 || item.side === 'idea') tally(places, other.places.filter(worthAsking));
  }
  const reaches: Reach[] =
    item.side === 'idea'
      ? item.reach === 'here'
        ? ['nearby', 'anywhere']
        : item.reach === 'nearby'
          ? ['anywhere']
          : []
      : [];
  return [
    ...reaches.map((reach): Change => ({ kind: 'reach', reach })),
    ...(item.side === 'need' && item.localOnly ? [{ kind: 'lift_local_only' } as const] : []),
    ...commonest(places, PLACES, (place) => stepsTo(place, mine, ground.gazetteer)).map(
      (place): Change => ({ kind: 'add_place', place }),
    ),
    ...commonest(tags, TAGS).map((tag): Change => ({ kind: 'add_tag', tag })),
    ...item.tags.slice(0, TAGS).map(({ tag }): Change => ({ kind: 'remove_tag', tag })),
  ];
};

/**
 * The changes worth looking up exactly, the most promising first (of those about reach the nearest), at most `most`: those that lift the most of
 * `nearMisses` to `threshold` (points of 100). Every near miss is scored anew for every change, so a change is left out
 * only if it helps none of them; what it would bring or cost beyond them only a look at everything can tell.
 */
export const promising = (
  item: Item,
  profile: Profile,
  nearMisses: readonly Profile[],
  options: Options,
): Change[] => {
  const { threshold, most, countries, ground } = options;
  const anywhere = reprofiled(profile, placeless(item, countries), ground);
  const common = new Map(nearMisses.map((other) => [other, scoreOf(anywhere, other, ground)]));
  const ranked = thinkable(item, nearMisses, options)
    .map((change) => {
      const after = reprofiled(profile, changed(item, change), ground);
      const lifted = nearMisses.filter((other) => scoreOf(after, other, ground) >= threshold);
      // Of two that lift as many, the one whose pairs have most in common already asks the least of the author.
      const near = Math.max(0, ...lifted.map((other) => common.get(other) ?? 0));
      return { change, lifted: lifted.length, near };
    })
    .filter(({ lifted }) => lifted > 0)
    .sort((one, other) => other.lifted - one.lifted || other.near - one.near);
  return nearFirst(ranked, item, ground.gazetteer)
    .slice(0, most)
    .map(({ change }) => change);
};
