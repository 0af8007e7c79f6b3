import { warsaw } from './collections.ts';
import { figure, gain, type Line, SEED, timed } from './report.ts';
import { warsawQuality } from './warsaw-eval.ts';

const BESIDE: Readonly<Record<string, string>> = {
  'tags only': '.017',
  'tags x district': '.243; other districts are out of reach',
  'tags x place': '.244',
  'whole score': 'target .26; with words, all within reach is in the own district',
  'learned order, exposure counted': 'target .46 at coverage .9 and Gini .6',
};

/** A participatory budget: the judges on real choices, and the order learned from what other voters approved. */
export const reportWarsaw = async (line: Line): Promise<void> => {
  const found = warsaw();
  if ('skipped' in found) {
    line('Warsaw 2023', 'skipped', found.skipped);
    return;
  }
  const { result, seconds } = await timed(() => warsawQuality(found.data, SEED));
  for (const { name, ndcg, coverage, gini, largestToMean } of result) {
    line(`Warsaw, ${name}`, figure(ndcg), BESIDE[name] ?? '');
    if (coverage !== undefined && gini !== undefined && largestToMean !== undefined)
      line(
        '  shown in lists of ten',
        `coverage ${coverage.toFixed(3)}, Gini ${gini.toFixed(3)}`,
        `largest/mean ${largestToMean.toFixed(1)}`,
      );
  }
  const figuresOf = (name: string) => result.find((one) => one.name === name)?.ndcg ?? [];
  line('  place steps over district', gain(figuresOf('tags x place'), figuresOf('tags x district')), '');
  line('  words over tags and place', gain(figuresOf('whole score'), figuresOf('tags x place')), '');
  line(
    '  learned over own order, exposure counted',
    gain(figuresOf('learned order, exposure counted'), figuresOf('whole score, exposure counted')),
    seconds,
  );
};
