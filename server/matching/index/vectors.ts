import { growingDoubles } from './growing.ts';

/**
 * Where the parts of a vector are, from its number on: its length, the number of its main tag plus one (0 for none),
 * how many features it has, then of each the tag's number and the value, in order of tag id.
 */
export const [NORM, MAIN, COUNT, FEATURES] = [0, 1, 2, 3] as const;

/**
 * Tag vectors. Most items share theirs with others, so each is kept once. All that a score needs of one stands
 * together, and its number is the place where it begins, for the sake of memory that is waited for.
 */
export const vectorStore = () => {
  const records = growingDoubles();
  return {
    /** All vectors; goes stale with the next `add`. */
    records: records.kept,
    /** Above all numbers of vectors. */
    end: records.length,
    /** Keeps the first `count` of these tags' numbers with their values. */
    add: (tags: readonly number[], values: readonly number[], count: number, norm: number): number => {
      const number = records.length();
      let main = 0;
      let most = 0;
      for (let at = 0; at < count; at += 1) {
        const value = values[at] ?? 0;
        if (value <= most) continue;
        most = value;
        main = (tags[at] ?? 0) + 1;
      }
      records.push(norm);
      records.push(main);
      records.push(count);
      for (let at = 0; at < count; at += 1) {
        records.push(tags[at] ?? 0);
        records.push(values[at] ?? 0);
      }
      return number;
    },
  };
};
