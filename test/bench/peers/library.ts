/** An idea as a library is told of it: tokens, the heaviest tag first, a word as often as it occurs. */
export type Offered = { at: number; tags: string[]; words: string[]; spot: number };

/** A need as a library is asked: tokens with their weight, and how far an idea of each spot reaches it. */
export type Wanted = {
  tokens: ReadonlyMap<string, number>;
  /** By spot number, 0 where the idea does not reach the need; undefined for a need without a place. */
  factors: Float64Array | undefined;
};

/** A text-search library holding the same features as ours; the numbers it answers are the ideas', best first. */
export type Library = {
  name: string;
  /** What of the score it can and cannot say. */
  says: string;
  add: (idea: Offered) => void;
  top: (need: Wanted, k: number) => number[];
};
