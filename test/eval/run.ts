import { parse } from 'csv-parse/sync';
import { SCORER_VERSION, SHARE, WORDING } from '#server/matching/weights.ts';
import { cacm, charities, cranfield, patternTags } from './collections.ts';
import { matchingQuality } from './matching-eval.ts';
import { interval, mean } from './measures.ts';
import { reportTagging } from './tagging-report.ts';
import { wordingQuality } from './wording-eval.ts';

const SEED = 20261123;

const line = (what: string, ours: string, beside: string) =>
  console.log(`${what.padEnd(30)} ${ours.padEnd(34)} ${beside}`);

const report = (what: string, figures: readonly number[], beside: string) => {
  const [low, high] = interval(figures, SEED);
  const range = `[${low.toFixed(3)}, ${high.toFixed(3)}]`;
  line(what, `${mean(figures).toFixed(3)} ${range}  n=${figures.length}`, beside);
};

console.log(`scorer ${SCORER_VERSION}, ${JSON.stringify({ ...SHARE, ...WORDING })}, bootstrap seed ${SEED}`);
line('nDCG@10', 'ours, with 95 % interval', 'measured elsewhere');

const wordings = [
  { found: cranfield(), name: 'wording, Cranfield', beside: 'BM25 .374, with feedback .398' },
  { found: cacm(), name: 'wording, CACM', beside: 'BM25 .502, with feedback .485' },
];
for (const { found, name, beside } of wordings) {
  if ('skipped' in found) line(name, 'skipped', found.skipped);
  else report(name, wordingQuality(found.data), beside);
}

const rows = patternTags((text) => parse(text, { bom: true }));
const all = charities();
const name = 'matching, UK-CAT patterns';
if ('skipped' in all) line(name, 'skipped', all.skipped);
else if ('skipped' in rows) line(name, 'skipped', rows.skipped);
else report(name, await matchingQuality(all.data, rows.data), '.4 BM25 + .6 tags .276');

reportTagging(line, SEED);
