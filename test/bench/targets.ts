import type { Grown } from './ours.ts';

/** Where ours should stand at a million ideas on one thread; times in ms. */
const WANTED = {
  plain: { p50: 0.3, p99: 1.5 },
  worded: { p50: 1, p99: 5 },
  bytes: 250,
  build: 10_000,
  edit: 1,
  allPairs: 10,
  sql: 1000,
  library: 50,
} as const;

/** How many times slower the peers' medians were on the same needs; undefined for a peer that was not asked. */
export type Peers = { sql?: number | undefined; library?: number | undefined };

/** Every target with what was measured, one line each; they are meant for a million ideas. */
export const toldTargets = (words: boolean, ours: Grown, { sql, library }: Peers): string[] => {
  const { p50, p99 } = words ? WANTED.worded : WANTED.plain;
  const rows = [
    { name: 'p50, ms', found: ours.p50, most: p50 },
    { name: 'p99, ms', found: ours.p99, most: p99 },
    { name: 'bytes an idea', found: ours.bytes, most: WANTED.bytes },
    { name: 'built, s', found: ours.build / 1000, most: WANTED.build / 1000 },
    { name: 'one edit at p99, ms', found: ours.editP99, most: WANTED.edit },
    { name: 'all pairs, min on two cores', found: ours.allPairs, most: WANTED.allPairs },
    { name: 'SQL, times ours', found: sql, least: WANTED.sql },
    { name: 'fastest library, times ours', found: library, least: WANTED.library },
  ];
  return rows.flatMap(({ name, found, most, least }) => {
    if (found === undefined) return [];
    const met = most === undefined ? found >= (least ?? 0) : found <= most;
    const wanted = most === undefined ? `>= ${least}` : `<= ${most}`;
    return [
      `${name.padEnd(30)}${found.toFixed(found < 100 ? 2 : 0).padStart(8)}  ${wanted.padEnd(8)} ${met ? 'met' : 'missed'}`,
    ];
  });
};
