import { closedGates } from './gates.ts';
import type { Gate } from './matching.contract.ts';
import { type Placing, place } from './place.ts';
import type { Ground, IdeaProfile, NeedProfile } from './profile.ts';
import { topic } from './topic.ts';
import { SHARE } from './weights.ts';
import { wording } from './wording.ts';

/** The three judges' verdicts, each in [0, 1]. */
export type Parts = { topic: number; wording: number; place: number };

/** S = 100 · P · (.6·T + .4·W), in [0, 100]; never lower when a part is higher. */
export const scoreOf = (parts: Parts): number =>
  100 * parts.place * (SHARE.topic * parts.topic + SHARE.wording * parts.wording);

/** One pair weighed. `place` in `parts` is 0 where the idea does not reach the need, and so is `score`. */
export type Verdict = { score: number; parts: Parts; placing: Placing | undefined; closed: Gate[] };

/** Scores any pair, open or gated. One number per pair, whichever side asks. */
export const weigh = (need: NeedProfile, idea: IdeaProfile, ground: Ground): Verdict => {
  const placing = place(need, idea, ground.gazetteer);
  const parts = {
    topic: topic(need.topic, idea.topic),
    wording: wording(need.asking, idea.bag, ground.words),
    place: placing?.factor ?? 0,
  };
  return { score: scoreOf(parts), parts, placing, closed: closedGates(need, idea, placing) };
};

/** The score of a pair that may be suggested, undefined when any gate is closed: gates come first, and cheaply. */
export const admittedScore = (need: NeedProfile, idea: IdeaProfile, ground: Ground): number | undefined => {
  const placing = place(need, idea, ground.gazetteer);
  if (!placing || closedGates(need, idea, placing).length > 0) return undefined;
  return scoreOf({
    topic: topic(need.topic, idea.topic),
    wording: wording(need.asking, idea.bag, ground.words),
    place: placing.factor,
  });
};
