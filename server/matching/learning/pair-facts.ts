/** What is known of a pair when its place in the order is asked for. */
export type PairFacts = {
  needId: string;
  ideaId: string;
  /** The three judges' verdicts, each in [0, 1], and the score in [0, 100]. */
  topic: number;
  wording: number;
  place: number;
  placing: string;
  score: number;
  /** Nesta level 0–5; null when nothing is said. */
  evidence: number | null;
  hasCost: boolean;
  hasBudget: boolean;
  /** How many more introductions the idea can take; null when it is not limited. */
  openPlaces: number | null;
  /** How long the idea had been listed, in days. */
  age: number;
  /** The outermost tags that either side's tags lie under. */
  needThemes: readonly string[];
  ideaThemes: readonly string[];
};
