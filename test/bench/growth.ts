import { lawOf, toldLaw } from './law.ts';
import type { Grown } from './ours.ts';
import { runAgain } from './run-again.ts';

const FIGURES: readonly { name: string; of: (grown: Grown) => number }[] = [
  { name: 'p50', of: ({ p50 }) => p50 },
  { name: 'p99', of: ({ p99 }) => p99 },
  { name: 'popular', of: ({ popular }) => popular },
  { name: '20 tags', of: ({ long }) => long },
  { name: 'edit', of: ({ edit }) => edit },
  { name: 'build s', of: ({ build }) => build / 1000 },
  { name: 'bytes', of: ({ bytes }) => bytes },
];

/** Measures ours at each size, each in a process of its own, and prints how every figure grows with the market. */
export const measureGrowth = async (sizes: readonly number[], asked: readonly string[]): Promise<void> => {
  const all: Grown[] = [];
  for (const many of sizes) {
    const out = await runAgain(['--ideas', `${many}`, '--scan', '0', '--json', ...asked]);
    all.push(JSON.parse(out.at(-1) ?? ''));
    console.log('');
  }
  const row = (name: string, cells: readonly string[]) =>
    console.log(`${name.padEnd(14)}${cells.map((cell) => cell.padStart(18)).join('')}`);
  console.log(
    'growth: ms at the median where nothing else is said; the law by least squares on logarithms, 95% interval',
  );
  row(
    'ideas',
    FIGURES.map(({ name }) => name),
  );
  for (const grown of all)
    row(
      grown.many.toLocaleString('en'),
      FIGURES.map(({ of }) => of(grown).toFixed(of(grown) < 100 ? 3 : 0)),
    );
  if (new Set(sizes).size > 1)
    row(
      'law',
      FIGURES.map(({ of }) => toldLaw(lawOf(all.map((grown) => ({ n: grown.many, value: of(grown) }))))),
    );
};
