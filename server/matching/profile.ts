import { type Epoch, tagIdf, wordStatistics } from './epoch.ts';
import type { Gazetteer, Reach } from './place.ts';
import type { Taxonomy } from './taxonomy.ts';
import { type Bag, bagOf } from './tokens.ts';
import { type GivenTag, type TopicVector, topicVector } from './topic.ts';
import { type Asking, askingOf, type WordStatistics } from './wording.ts';

export type Side = 'need' | 'idea';

type Common = {
  id: string;
  /** Open and visible: published, not paused, closed, expired or taken down. */
  open: boolean;
  postedBy: string | null;
  organisation: string | null;
  tags: readonly GivenTag[];
  /** Region codes as they were given; abolished ones are followed to today's. */
  places: readonly string[];
  /** All that is said about the item, in one text. */
  text: string;
};

/** A need or an idea as its feature hands it to the matcher; a draft being written is one too. */
export type NeedItem = Common & { side: 'need'; localOnly: boolean };
export type IdeaItem = Common & {
  side: 'idea';
  reach: Reach;
  openPlaces: number | null;
  pseudonymous: boolean;
  meetsOwnOrganisation: boolean;
  /** Nesta level 0–5; null when nothing is said. */
  evidence: number | null;
};
export type Item = NeedItem | IdeaItem;

/** What every score stands on: the tags, the places, and the frozen counts. */
export type Ground = { taxonomy: Taxonomy; gazetteer: Gazetteer; epoch: Epoch; words: WordStatistics };

export const groundOf = (taxonomy: Taxonomy, gazetteer: Gazetteer, epoch: Epoch): Ground => ({
  taxonomy,
  gazetteer,
  epoch,
  words: wordStatistics(epoch),
});

/** What the scorer knows of an item, prepared once so that a pair costs little. Bound to one ground. */
export type NeedProfile = Omit<NeedItem, 'text'> & { topic: TopicVector; asking: Asking };
export type IdeaProfile = Omit<IdeaItem, 'text'> & { topic: TopicVector; bag: Bag };
export type Profile = NeedProfile | IdeaProfile;

const topicOf = (item: Item, { taxonomy, epoch }: Ground): TopicVector =>
  topicVector(item.tags, taxonomy, (tag) => tagIdf(epoch, tag));

const placesOf = (item: Item, { gazetteer }: Ground): string[] => {
  const codes = new Set<string>();
  for (const code of item.places) {
    const current = gazetteer.current(code);
    if (current !== undefined) codes.add(current);
  }
  return [...codes].sort();
};

/** Prepares a need: tag vector, today's places, key terms. */
export const needProfile = (item: NeedItem, ground: Ground): NeedProfile => {
  const { text, ...facts } = item;
  return {
    ...facts,
    places: placesOf(item, ground),
    topic: topicOf(item, ground),
    asking: askingOf(bagOf(text), ground.words),
  };
};

/** Prepares an idea: tag vector, today's places, counted words. */
export const ideaProfile = (item: IdeaItem, ground: Ground): IdeaProfile => {
  const { text, ...facts } = item;
  return { ...facts, places: placesOf(item, ground), topic: topicOf(item, ground), bag: bagOf(text) };
};
