import type { GivenTag } from '../topic.ts';

/** Items with more tags are not remembered: hardly two have the same. */
const MOST = 8;
const ROWS = 1 << 16;
const NEVER = 0;

/**
 * Remembers which vector some tags make, for as many sets of tags as there are rows; another set with the same hash
 * takes the place of the one before. In typed arrays, since most sets of a large market are met once: as texts in a
 * Map they cost half of all the time that reading a market takes.
 */
export const vectorMemory = (
  numberOf: (tag: string) => number,
  make: (given: readonly GivenTag[]) => number,
): ((given: readonly GivenTag[]) => number) => {
  const tags = new Uint32Array(ROWS * MOST);
  const weights = new Float64Array(ROWS * MOST);
  const lengths = new Uint8Array(ROWS);
  // By row: the vector's number plus one.
  const vectors = new Uint32Array(ROWS);
  const sought = new Uint32Array(MOST);

  const isAt = (row: number, given: readonly GivenTag[]): boolean => {
    if (vectors[row] === NEVER || lengths[row] !== given.length) return false;
    for (let at = 0; at < given.length; at += 1)
      if (tags[row * MOST + at] !== sought[at] || weights[row * MOST + at] !== given[at]?.weight)
        return false;
    return true;
  };

  return (given) => {
    if (given.length > MOST) return make(given);
    let hash = given.length;
    for (let at = 0; at < given.length; at += 1) {
      const tag = given[at];
      if (tag === undefined) continue;
      const number = numberOf(tag.tag);
      sought[at] = number;
      // Weights are compared, not hashed: nearly all are 1.
      hash = Math.imul(hash ^ number, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const row = (hash ^ (hash >>> 16)) & (ROWS - 1);
    if (isAt(row, given)) return (vectors[row] ?? 0) - 1;
    const vector = make(given);
    lengths[row] = given.length;
    vectors[row] = vector + 1;
    for (let at = 0; at < given.length; at += 1) {
      tags[row * MOST + at] = sought[at] ?? 0;
      weights[row * MOST + at] = given[at]?.weight ?? 0;
    }
    return vector;
  };
};
