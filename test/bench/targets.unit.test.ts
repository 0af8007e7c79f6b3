import { expect, test } from '@jest/globals';
import { toldTargets } from './targets.ts';

const ours = {
  many: 1_000_000,
  p50: 0.4,
  p99: 1.5,
  popular: 1,
  long: 1,
  edit: 0.1,
  editP99: 1.1,
  allPairs: 9,
  build: 8000,
  bytes: 250,
};
const verdicts = (words: boolean, peers: Parameters<typeof toldTargets>[2]) =>
  toldTargets(words, ours, peers).map((told) => told.split(' ').at(-1));

test('a target is met up to its bound, and a peer that was not asked has none', () => {
  expect(verdicts(false, {})).toEqual(['missed', 'met', 'met', 'met', 'missed', 'met']);
  expect(verdicts(true, { sql: 999, library: 50 })).toEqual([
    'met',
    'met',
    'met',
    'met',
    'missed',
    'met',
    'missed',
    'met',
  ]);
});
