import type { Gate } from './gates.ts';
import type { Placing } from './place.ts';
import {
  type Ground,
  type IdeaItem,
  type IdeaProfile,
  ideaProfile,
  type NeedItem,
  type NeedProfile,
  needProfile,
} from './profile.ts';
import { type Parts, weigh } from './score.ts';
import { type TagSource, topicParts } from './topic.ts';
import { SHARE } from './weights.ts';
import { wordParts } from './wording.ts';

/** One line of the sum. `points` are points of 100; the lines of a pair add up to its score. */
export type TagLine = { kind: 'tag'; tag: string; points: number; need: TagSource; idea: TagSource };
export type WordLine = { kind: 'word'; term: string; points: number; needWord: string; ideaWord: string };
export type Line = TagLine | WordLine;

/** What would have to be said for the pair to be judged better. */
export type Missing =
  | 'need_has_no_tags'
  | 'idea_has_no_tags'
  | 'no_shared_tags'
  | 'no_shared_words'
  | 'need_has_no_place'
  | 'idea_has_no_place'
  | 'idea_has_no_evidence';

export type Explanation = {
  score: number;
  parts: Parts;
  placing: Placing | undefined;
  closed: Gate[];
  lines: Line[];
  missing: Missing[];
};

const missingFrom = (need: NeedProfile, idea: IdeaProfile, lines: readonly Line[]): Missing[] => {
  const missing: Missing[] = [];
  const needTags = need.topic.features.size;
  const ideaTags = idea.topic.features.size;
  if (needTags === 0) missing.push('need_has_no_tags');
  if (ideaTags === 0) missing.push('idea_has_no_tags');
  if (needTags > 0 && ideaTags > 0 && !lines.some(({ kind }) => kind === 'tag'))
    missing.push('no_shared_tags');
  if (!lines.some(({ kind }) => kind === 'word')) missing.push('no_shared_words');
  if (need.places.length === 0) missing.push('need_has_no_place');
  if (idea.places.length === 0 && idea.reach !== 'anywhere') missing.push('idea_has_no_place');
  if (idea.evidence === null || idea.evidence === 0) missing.push('idea_has_no_evidence');
  return missing;
};

/**
 * The arithmetic of a pair: a line per shared tag and per shared word, largest first, adding up to the score
 * within 1e-9, with the place named as the factor that is in every line. Gated pairs are explained too.
 */
export const explain = (need: NeedProfile, idea: IdeaProfile, ground: Ground): Explanation => {
  const verdict = weigh(need, idea, ground);
  const scale = 100 * verdict.parts.place;
  const tags = topicParts(need.topic, idea.topic).map(
    ({ part, ...shared }): Line => ({ kind: 'tag', ...shared, points: scale * SHARE.topic * part }),
  );
  const words = wordParts(need.asking, idea.bag, ground.words).map(
    ({ part, ...shared }): Line => ({ kind: 'word', ...shared, points: scale * SHARE.wording * part }),
  );
  const lines = [...tags, ...words].sort((one, other) => other.points - one.points);
  return { ...verdict, lines, missing: missingFrom(need, idea, lines) };
};

/**
 * The score this pair would have if neither side had chosen `tag`: recomputed, not subtracted, since a tag also
 * feeds its ancestors and the length of the vectors.
 */
export const scoreWithoutTag = (need: NeedItem, idea: IdeaItem, tag: string, ground: Ground): number => {
  const without = <Side extends NeedItem | IdeaItem>(item: Side): Side => ({
    ...item,
    tags: item.tags.filter((given) => given.tag !== tag),
  });
  return weigh(needProfile(without(need), ground), ideaProfile(without(idea), ground), ground).score;
};

/**
 * Rounds amounts so that what is shown adds up to the rounded total (largest remainder; ties to the earlier one).
 * `decimals` digits; amounts must be finite and not negative.
 */
export const roundedTogether = (amounts: readonly number[], decimals = 0): number[] => {
  const unit = 10 ** decimals;
  const exact = amounts.map((amount) => amount * unit);
  const shown = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  const short = total - shown.reduce((sum, amount) => sum + amount, 0);
  const byRemainder = exact
    .map((amount, index) => ({ index, remainder: amount - Math.floor(amount) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, short)).map(({ index }) => index));
  return shown.map((amount, index) => (amount + (raised.has(index) ? 1 : 0)) / unit);
};
