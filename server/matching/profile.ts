import { type Epoch, tagIdf, wordStatistics } from './epoch.ts';
import type { IdeaItem, Item, NeedItem } from './item.ts';
import type { Gazetteer } from './place.ts';
import type { Taxonomy } from './taxonomy.ts';
import { type Bag, bagOf } from './tokens.ts';
import { type TopicVector, topicVector } from './topic.ts';
import { type Asking, askingOf, type WordStatistics } from './wording.ts';

/** What every score stands on: the tags, the places, and the frozen counts. */
export type Ground = {
  taxonomy: Taxonomy;
  gazetteer: Gazetteer;
  epoch: Epoch;
  tagIdf: (tag: string) => number;
  words: WordStatistics;
};

export const groundOf = (taxonomy: Taxonomy, gazetteer: Gazetteer, epoch: Epoch): Ground => ({
  taxonomy,
  gazetteer,
  epoch,
  tagIdf: (tag) => tagIdf(epoch, tag),
  words: wordStatistics(epoch),
});

/** What the scorer knows of an item, prepared once so that a pair costs little. Bound to one ground. */
export type NeedProfile = Omit<NeedItem, 'text'> & { topic: TopicVector; asking: Asking };
export type IdeaProfile = Omit<IdeaItem, 'text'> & { topic: TopicVector; bag: Bag };

const topicOf = (item: Item, { taxonomy, tagIdf }: Ground): TopicVector =>
  topicVector(item.tags, taxonomy, tagIdf);

/** An item's places as they are called today, each once, in order of code. */
export const placesOf = (item: Pick<Item, 'places'>, { gazetteer }: Ground): string[] => {
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

/** Prepares an item of either side. */
export const profileOf = (item: Item, ground: Ground): NeedProfile | IdeaProfile =>
  item.side === 'need' ? needProfile(item, ground) : ideaProfile(item, ground);
