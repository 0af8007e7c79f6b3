import type { Ground, IdeaProfile, NeedProfile } from './profile.ts';
import { featuresOf, type TopicVector } from './topic.ts';

type Side = Pick<NeedProfile | IdeaProfile, 'tags' | 'topic'>;

/** The values that some features would have instead; the others keep theirs. */
type Changes = ReadonlyMap<string, number>;

/** What a side's vector would be without one of its tags. What each tag gives to which features is worked out once. */
const lacking = ({ tags }: Side, { taxonomy, tagIdf }: Ground) => {
  const givers = new Map<string, Map<string, number>>();
  const givenBy = new Map<string, Set<string>>();
  for (const given of tags)
    for (const [feature, { weight }] of featuresOf([given], taxonomy)) {
      const weights = givers.get(feature) ?? new Map<string, number>();
      weights.set(given.tag, Math.max(weight, weights.get(given.tag) ?? 0));
      givers.set(feature, weights);
      givenBy.set(given.tag, (givenBy.get(given.tag) ?? new Set<string>()).add(feature));
    }
  return (tag: string): Changes => {
    const changes = new Map<string, number>();
    for (const feature of givenBy.get(tag) ?? []) {
      let most = 0;
      for (const [giver, weight] of givers.get(feature) ?? [])
        if (giver !== tag && weight > most) most = weight;
      changes.set(feature, most * tagIdf(feature));
    }
    return changes.set(tag, 0);
  };
};

const normOf = ({ features }: TopicVector, changes: Changes): number => {
  let squares = 0;
  for (const [tag, { value }] of features) squares += (changes.get(tag) ?? value) ** 2;
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
    for (const [shared, { value }] of need.topic.features) {
      const other = idea.topic.features.get(shared);
      if (other) dot += (mine.get(shared) ?? value) * (theirs.get(shared) ?? other.value);
    }
    return dot === 0 ? 0 : Math.min(1, dot / (normOf(need.topic, mine) * normOf(idea.topic, theirs)));
  };
};
