import type { Ground, IdeaProfile, NeedProfile } from './profile.ts';
import { featuresOf, type TopicVector } from './topic.ts';

type Side = Pick<NeedProfile | IdeaProfile, 'tags' | 'topic'>;

/** What some features would come to instead; the others stay as they are. */
type Changes = ReadonlyMap<string, { readonly value: number; readonly square: number }>;

const NOTHING = { value: 0, square: 0 };

/** What a side's vector would be without one of its tags. What each tag gives to which features is worked out once. */
const lacking = ({ tags }: Side, { taxonomy, tagIdf }: Ground) => {
  const givers = new Map<string, Map<string, { weight: number; sure: number }>>();
  const givenBy = new Map<string, Set<string>>();
  for (const given of tags)
    for (const [feature, { weight, sure }] of featuresOf([given], taxonomy)) {
      const gifts = givers.get(feature) ?? new Map<string, { weight: number; sure: number }>();
      if (weight > (gifts.get(given.tag)?.weight ?? 0)) gifts.set(given.tag, { weight, sure });
      givers.set(feature, gifts);
      givenBy.set(given.tag, (givenBy.get(given.tag) ?? new Set<string>()).add(feature));
    }
  return (tag: string): Changes => {
    const changes = new Map<string, { value: number; square: number }>();
    for (const feature of givenBy.get(tag) ?? []) {
      let most = { weight: 0, sure: 1 };
      let from = '';
      for (const [giver, gift] of givers.get(feature) ?? []) {
        if (giver === tag || gift.weight < most.weight) continue;
        // Of equal gifts the one by the smaller id counts, as among features.
        if (gift.weight === most.weight && giver > from) continue;
        most = gift;
        from = giver;
      }
      const value = most.weight * tagIdf(feature);
      changes.set(feature, { value, square: (value * value) / most.sure });
    }
    return changes.set(tag, NOTHING);
  };
};

const normOf = ({ features }: TopicVector, changes: Changes): number => {
  let squares = 0;
  for (const [tag, feature] of features) squares += (changes.get(tag) ?? feature).square;
  return Math.sqrt(squares);
};

/**
 * T as it would be if neither side had a tag, chosen or lent: recomputed rather than subtracted, since a tag also feeds
 * its ancestors and lengthens the vectors. The first call prepares both sides; each costs no more than the features of
 * the two, so that five hundred tags on either side are explained in milliseconds.
 */
export const topicWithout = (need: Side, idea: Side, ground: Ground) => {
  const [fromNeed, fromIdea] = [lacking(need, ground), lacking(idea, ground)];
  return (tag: string): number => {
    const [mine, theirs] = [fromNeed(tag), fromIdea(tag)];
    let dot = 0;
    for (const [shared, own] of need.topic.features) {
      const other = idea.topic.features.get(shared);
      if (other) dot += (mine.get(shared) ?? own).value * (theirs.get(shared) ?? other).value;
    }
    return dot === 0 ? 0 : Math.min(1, dot / (normOf(need.topic, mine) * normOf(idea.topic, theirs)));
  };
};
