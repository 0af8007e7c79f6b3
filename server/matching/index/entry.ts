import type { Reach } from '../place.ts';
import type { Ground, IdeaProfile, NeedProfile } from '../profile.ts';
import type { TopicVector } from '../topic.ts';

/** Where an item is, and the one thing about it that decides whom its places admit. */
export type Spot = { places: readonly string[]; localOnly: boolean; reach: Reach };

/**
 * What the index keeps of an item, the same for both sides. `words` is in the order in which a score adds them
 * up: a need's key terms strongest first and then the words near to them, an idea's in order of first use.
 */
export type Entry = {
  id: string;
  /** When it stops being open, in ms since 1970. */
  until: number | null;
  postedBy: string | null;
  /** The organisation within which the item must not meet the other side; null where that gate cannot close. */
  apartFrom: string | null;
  spot: Spot;
  topic: TopicVector;
  words: readonly { term: string; count: number }[];
  /** In counted words; 0 for a need, whose length the score does not ask for. */
  length: number;
};

/** A need as the index keeps it, and as it asks. */
export const needEntry = (need: NeedProfile, { words }: Ground): Entry => ({
  id: need.id,
  until: need.until,
  postedBy: need.postedBy,
  apartFrom: need.organisation,
  spot: { places: need.places, localOnly: need.localOnly, reach: 'anywhere' },
  topic: need.topic,
  // The count comes back exactly: the weight was made as idf · count, and a near word's count is in sixteenths.
  words: need.asking.terms.map(({ term, weight }) => ({
    term,
    count: Math.round((16 * weight) / words.idf(term)) / 16,
  })),
  length: 0,
});

/** An idea as the index keeps it, and as it asks. */
export const ideaEntry = (idea: IdeaProfile): Entry => ({
  id: idea.id,
  until: idea.until,
  postedBy: idea.postedBy,
  apartFrom: idea.pseudonymous && !idea.meetsOwnOrganisation ? idea.organisation : null,
  spot: { places: idea.places, localOnly: false, reach: idea.reach },
  topic: idea.topic,
  words: [...idea.bag.terms].map(([term, { count }]) => ({ term, count })),
  length: idea.bag.length,
});

/** Whether any pair with this item can be open at all. */
export const awake = (item: NeedProfile | IdeaProfile): boolean =>
  item.open && (item.side === 'need' || item.openPlaces === null || item.openPlaces > 0);
