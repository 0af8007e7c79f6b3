import type { Example } from './lessons.ts';

/** Of how many that were seen, how many were taken up; in weights of examples. */
type Count = { taken: number; seen: number };

/** So many decisions must speak before an idea, or a pair of themes, is believed half. */
const DOUBT = { idea: 5, themes: 10 } as const;

const nothing: Readonly<Count> = { taken: 0, seen: 0 };

const add = <K>(counts: Map<K, Count>, key: K, { taken, weight }: Example): void => {
  const known = counts.get(key) ?? { ...nothing };
  known.seen += weight;
  if (taken) known.taken += weight;
  counts.set(key, known);
};

/** Beyond its average: the rate, drawn towards the average while few decisions speak. In (−1, 1). */
const beyond = (taken: number, seen: number, average: number, doubt: number): number =>
  (taken + doubt * average) / (seen + doubt) - average;

/** Two themes as one key; tag ids hold no bar. */
export const themesKey = (need: string, idea: string): string => `${need}|${idea}`;

/** Numbers for pairs of themes, given out as they come up, so that a key is not spelt for every example. */
const numbering = () => {
  const numbers = new Map<string, Map<string, number>>();
  const names: string[] = [];
  const numberOf = (need: string, idea: string): number => {
    const row = numbers.get(need) ?? new Map<string, number>();
    numbers.set(need, row);
    const known = row.get(idea);
    if (known !== undefined) return known;
    row.set(idea, names.length);
    return names.push(themesKey(need, idea)) - 1;
  };
  return {
    names,
    of: ({ needThemes, ideaThemes }: Example['facts']): number[] =>
      needThemes.flatMap((need) => ideaThemes.map((idea) => numberOf(need, idea))),
  };
};

/** How often ideas were taken up, and which themes meet, read with or without the decisions on one need. */
export const takeUpOf = (examples: readonly Example[]) => {
  const themes = numbering();
  const countsOf = (some: readonly Example[]) => {
    const byIdea = new Map<string, Count>();
    const byThemes = new Map<number, Count>();
    const all = { ...nothing };
    for (const example of some) {
      // A place too far or an empty purse says nothing of how an idea fares.
      if (!example.lessons.has('feedback')) continue;
      add(byIdea, example.facts.ideaId, example);
      for (const key of themes.of(example.facts)) add(byThemes, key, example);
      all.seen += example.weight;
      if (example.taken) all.taken += example.weight;
    }
    return { byIdea, byThemes, all };
  };
  const { byIdea, byThemes, all } = countsOf(examples);
  const average = all.seen === 0 ? 0 : all.taken / all.seen;
  let most = Math.log1p(1);
  for (const { taken } of byIdea.values()) most = Math.max(most, Math.log1p(taken));
  const byNeed = Map.groupBy(examples, ({ facts }) => facts.needId);

  const fareOf = (taken: number, seen: number) => ({
    takeUp: beyond(taken, seen, average, DOUBT.idea),
    popularity: Math.log1p(Math.max(0, taken)) / most,
  });

  return {
    /** Per pair of themes: by how much such ideas are taken up more often by such needs. */
    affinities: (): Record<string, number> =>
      Object.fromEntries(
        [...byThemes].map(([key, { taken, seen }]) => [
          themes.names[key] ?? '',
          beyond(taken, seen, average, DOUBT.themes),
        ]),
      ),

    ideas: (): { ideaId: string; takeUp: number; popularity: number }[] =>
      [...byIdea].map(([ideaId, { taken, seen }]) => ({ ideaId, ...fareOf(taken, seen) })),

    /** What others' decisions say of the pairs of one need. */
    withoutNeed: (needId: string) => {
      const own = countsOf(byNeed.get(needId) ?? []);
      const affinityOf = (key: number): number => {
        const [total, mine] = [byThemes.get(key) ?? nothing, own.byThemes.get(key) ?? nothing];
        return beyond(total.taken - mine.taken, total.seen - mine.seen, average, DOUBT.themes);
      };
      return ({ facts }: Pick<Example, 'facts'>) => {
        const [total, mine] = [byIdea.get(facts.ideaId) ?? nothing, own.byIdea.get(facts.ideaId) ?? nothing];
        const keys = themes.of(facts);
        const affinity = keys.reduce((sum, key) => sum + affinityOf(key), 0);
        return {
          ...fareOf(total.taken - mine.taken, total.seen - mine.seen),
          affinity: keys.length === 0 ? 0 : affinity / keys.length,
        };
      };
    },
  };
};
