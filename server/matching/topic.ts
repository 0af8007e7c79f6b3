import type { Taxonomy } from './taxonomy.ts';

/** A tag as an item holds it: weight 1 when a person chose or confirmed it, else the suggestion's confidence. */
export type GivenTag = { tag: string; weight: number };

/** How an item came by a feature: chosen, suggested, lent by a child, or through the mapping of an imported tag. */
export type TagSource = { kind: 'own' | 'suggested' | 'ancestor' | 'mapped'; from: string };

/** `sure`: how sure it is, in (0, 1], that the item has the tag that the feature comes from; 1 when a person says so. */
export type TagFeature = TagSource & { weight: number; sure: number };

/**
 * Tag features of one item in order of tag id, `value` = weight · idf, what each adds to the square of the vector's
 * length, and that length. A suggested tag is there or not, so its square is expected to be value² / sure, which is
 * more than the square of the value that is expected.
 */
export type TopicVector = {
  features: ReadonlyMap<string, TagSource & { value: number; square: number }>;
  norm: number;
};

/** One shared tag's part of T. The parts of a pair add up to its T. */
export type TopicPart = { tag: string; part: number; need: TagSource; idea: TagSource };

/**
 * Everything an item's tags speak of: the tags themselves, their ancestors at .35 per step (the largest over the
 * children) and what mapped tags lend. Tags that the taxonomy does not know are left out; a tag that is only
 * another name gives way to the one it stands for. Weights are in (0, 1].
 */
export const featuresOf = (given: readonly GivenTag[], taxonomy: Taxonomy): Map<string, TagFeature> => {
  const best = new Map<string, TagFeature>();
  const ahead: string[] = [];
  const offer = (tag: string, feature: TagFeature) => {
    const known = best.get(tag);
    // Equal weights keep the smaller source, so that the outcome does not hang on the order of the tags.
    if (
      known &&
      (known.weight > feature.weight || (known.weight === feature.weight && known.from <= feature.from))
    )
      return;
    best.set(tag, feature);
    ahead.push(tag);
  };
  for (const { tag, weight } of given) {
    if (weight <= 0) continue;
    const sure = Math.min(1, weight);
    offer(tag, { kind: weight >= 1 ? 'own' : 'suggested', from: tag, weight: sure, sure });
  }
  for (let tag = ahead.pop(); tag !== undefined; tag = ahead.pop()) {
    const feature = best.get(tag);
    if (!feature) continue;
    for (const edge of taxonomy.edges(tag)) {
      const kind = edge.kind === 'same' ? feature.kind : edge.kind;
      offer(edge.to, { ...feature, kind, weight: feature.weight * edge.factor });
    }
  }
  for (const tag of best.keys()) if (!taxonomy.stands(tag)) best.delete(tag);
  return best;
};

/** Features weighted by how rare each tag is; a tag with an `idf` of 0 is left out. `idf` must not be negative. */
export const topicVector = (
  given: readonly GivenTag[],
  taxonomy: Taxonomy,
  idf: (tag: string) => number,
): TopicVector => {
  const features = new Map<string, TagSource & { value: number; square: number }>();
  let squares = 0;
  const ordered = [...featuresOf(given, taxonomy)].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [tag, { kind, from, weight, sure }] of ordered) {
    const value = weight * idf(tag);
    if (value === 0) continue;
    const square = (value * value) / sure;
    features.set(tag, { kind, from, value, square });
    squares += square;
  }
  return { features, norm: Math.sqrt(squares) };
};

/**
 * T: the cosine of two tag vectors, in [0, 1]; 0 when either side has no tags (G. Salton, vector space model,
 * 1975). Of suggested tags product and lengths are the expected ones, so that what two sides may have in common counts
 * as far as it is likely, even where neither has any other tag. Always summed in the need's order, so that it is the
 * same number whichever side asks.
 */
export const topic = (need: TopicVector, idea: TopicVector): number => {
  let dot = 0;
  for (const [tag, { value }] of need.features) {
    const other = idea.features.get(tag);
    if (other) dot += value * other.value;
  }
  return dot === 0 ? 0 : Math.min(1, dot / (need.norm * idea.norm));
};

/** T split by shared tag, largest part first (ties by tag id); the parts add up to T within rounding. */
export const topicParts = (need: TopicVector, idea: TopicVector): TopicPart[] => {
  const parts: TopicPart[] = [];
  const lengths = need.norm * idea.norm;
  for (const [tag, mine] of need.features) {
    const other = idea.features.get(tag);
    if (!other) continue;
    parts.push({
      tag,
      part: (mine.value * other.value) / lengths,
      need: { kind: mine.kind, from: mine.from },
      idea: { kind: other.kind, from: other.from },
    });
  }
  return parts.sort((one, other) => other.part - one.part || (one.tag < other.tag ? -1 : 1));
};
