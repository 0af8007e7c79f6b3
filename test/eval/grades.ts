import type { Charity } from './collections.ts';

/**
 * How well one charity's entry would answer another: the idf-weighted Jaccard of their human tags in three steps,
 * above 0, from .33 and from .66 on. Gives for each charity the grades of all others that have one.
 */
export const gradesOf = (all: readonly Charity[]): Map<string, Map<string, number>> => {
  const holders = new Map<string, string[]>();
  const sets = new Map(all.map(({ id, tags }) => [id, new Set(tags)]));
  for (const [id, tags] of sets)
    for (const tag of tags) {
      const known = holders.get(tag);
      if (known) known.push(id);
      else holders.set(tag, [id]);
    }
  const idf = (tag: string) => Math.log(all.length / (holders.get(tag)?.length ?? 1));
  const weightOf = (tags: Iterable<string>) => [...tags].reduce((sum, tag) => sum + idf(tag), 0);
  const weights = new Map([...sets].map(([id, tags]) => [id, weightOf(tags)]));
  return new Map(
    [...sets].map(([one, tags]) => {
      const shared = new Map<string, number>();
      for (const tag of tags)
        for (const other of holders.get(tag) ?? []) shared.set(other, (shared.get(other) ?? 0) + idf(tag));
      shared.delete(one);
      const grades = new Map<string, number>();
      for (const [other, both] of shared) {
        if (both === 0) continue;
        const jaccard = both / ((weights.get(one) ?? 0) + (weights.get(other) ?? 0) - both);
        grades.set(other, jaccard >= 0.66 ? 3 : jaccard >= 0.33 ? 2 : 1);
      }
      return [one, grades];
    }),
  );
};
