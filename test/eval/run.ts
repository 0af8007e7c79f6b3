import { EXPOSURE, NEAR, SCORER_VERSION, SHARE, WORDING } from '#server/matching/weights.ts';
import { reportMatching } from './matching-report.ts';
import { line, SEED } from './report.ts';
import { reportTagging } from './tagging-report.ts';
import { reportWarsaw } from './warsaw-report.ts';
import { reportWording } from './wording-eval.ts';

const began = performance.now();
console.log(`scorer ${SCORER_VERSION}, seed ${SEED}, 95 % intervals by 1,000 paired bootstrap samples`);
console.log(JSON.stringify({ share: SHARE, wording: WORDING, near: NEAR, exposure: EXPOSURE }));
line('nDCG@10 where not said otherwise', 'ours', 'beside: published or measured elsewhere');

await reportWording(line);
await reportMatching(line);
reportTagging(line, SEED);
await reportWarsaw(line);

console.log(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
