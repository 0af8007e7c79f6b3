import type { Gate, Reasons } from './matching.contract.ts';
import type { Ground, IdeaProfile, NeedProfile } from './profile.ts';
import { type Parts, scoreOf, type Verdict, weigh } from './score.ts';
import { type TagSource, topicParts } from './topic.ts';
import { SHARE } from './weights.ts';
import { topicWithout } from './without-tag.ts';
import { wordParts } from './wording.ts';

/** What tags and places are called; ids and codes are all that the scorer itself knows. */
export type Names = { tag: (id: string) => string; place: (code: string) => string };

/** A pair explained: the contract's reasons, beside the parts that are stored in columns. */
export type Explanation = { score: number; parts: Parts; closed: Gate[]; reasons: Reasons };

// From the strongest way of carrying a tag to the weakest.
const STRENGTH: readonly TagSource['kind'][] = ['own', 'suggested', 'mapped', 'ancestor'];

const weaker = (one: TagSource, other: TagSource): TagSource['kind'] =>
  STRENGTH.indexOf(one.kind) > STRENGTH.indexOf(other.kind) ? one.kind : other.kind;

const missingFrom = (
  need: NeedProfile,
  idea: IdeaProfile,
  shared: { tags: number; words: number },
): Reasons['missing'] => {
  const missing: Reasons['missing'] = [];
  const needHasTags = need.topic.features.size > 0;
  const ideaHasTags = idea.topic.features.size > 0;
  if (!needHasTags) missing.push('need_has_no_tags');
  if (!ideaHasTags) missing.push('idea_has_no_tags');
  if (needHasTags && ideaHasTags && shared.tags === 0) missing.push('no_shared_tags');
  if (shared.words === 0) missing.push('no_shared_words');
  if (need.places.length === 0) missing.push('need_has_no_place');
  if (idea.places.length === 0 && idea.reach !== 'anywhere') missing.push('idea_has_no_place');
  if (idea.reach === 'here' && idea.places.length > 0) missing.push('works_only_here');
  if (idea.evidence === null || idea.evidence === 0) missing.push('idea_has_no_evidence');
  if (!idea.hasCost) missing.push('idea_has_no_cost');
  if (!need.hasBudget) missing.push('need_has_no_budget');
  return missing;
};

const PLACES_NAMED = 3;

const onlyIn = ({ reach, places }: IdeaProfile, names: Names): Reasons['onlyIn'] =>
  reach === 'here' && places.length > 0
    ? {
        places: places.slice(0, PLACES_NAMED).map(names.place),
        more: Math.max(0, places.length - PLACES_NAMED),
      }
    : null;

const placed = ({ placing }: Verdict, names: Names): Reasons['place'] =>
  placing
    ? {
        factor: placing.factor,
        kind: placing.kind,
        need: placing.need === null ? null : names.place(placing.need),
        idea: placing.idea === null ? null : names.place(placing.idea),
      }
    : { factor: 0, kind: 'apart', need: null, idea: null };

/**
 * The arithmetic of a pair: a line per shared tag and per shared word, each list largest first, which together
 * add up to the score within 1e-9; the place is named as the factor that is in every line. Gated pairs are
 * explained too: where the idea does not reach the need, the factor and with it every line is 0.
 */
export const explain = (need: NeedProfile, idea: IdeaProfile, ground: Ground, names: Names): Explanation => {
  const verdict = weigh(need, idea, ground);
  const { score, parts, closed } = verdict;
  const scale = 100 * parts.place;
  const tags = topicParts(need.topic, idea.topic);
  const words = wordParts(need.asking, idea.bag, ground.words);
  const without = topicWithout(need, idea, ground);
  return {
    score,
    parts,
    closed,
    reasons: {
      score,
      topic: tags.map((shared) => ({
        tagId: shared.tag,
        label: names.tag(shared.tag),
        points: scale * SHARE.topic * shared.part,
        via: weaker(shared.need, shared.idea),
        need: names.tag(shared.need.from),
        idea: names.tag(shared.idea.from),
        without: scoreOf({ ...parts, topic: without(shared.tag) }),
      })),
      wording: words.map(({ needWord, part, near }) => ({
        word: needWord,
        points: scale * SHARE.wording * part,
        near,
      })),
      place: placed(verdict, names),
      missing: missingFrom(need, idea, { tags: tags.length, words: words.length }),
      onlyIn: onlyIn(idea, names),
    },
  };
};
