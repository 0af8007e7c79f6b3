import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureGrowth } from './growth.ts';
import { measurePart } from './part.ts';
import { runAgain } from './run-again.ts';

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '1000' },
    words: { type: 'boolean', default: false },
    /** Once without and once with words, each in a process of its own. */
    both: { type: 'boolean', default: false },
    scan: { type: 'string', default: '100' },
    peers: { type: 'string', default: '0' },
    /** Seconds that a library may take to hold one size. */
    limit: { type: 'string', default: '90' },
    /** Sizes with commas between them: ours alone at each, and the law they follow. */
    sizes: { type: 'string', default: '' },
    seed: { type: 'string', default: '20261123' },
    /** Repeats the main figures as JSON in the last line. */
    json: { type: 'boolean', default: false },
  },
});
const { ideas, queries, words, scan, peers, limit, seed } = values;

if (values.both || values.sizes !== '')
  console.log(`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.version}\n`);
if (values.sizes !== '') {
  const asked = ['--queries', queries, '--seed', seed];
  for (const wordy of values.both ? [false, true] : [words])
    await measureGrowth(values.sizes.split(',').map(Number), [...asked, ...(wordy ? ['--words'] : [])]);
} else if (values.both) {
  const asked = { ideas, queries, scan, peers, limit, seed };
  const again = Object.entries(asked).flatMap(([name, value]) => [`--${name}`, value]);
  await runAgain(again);
  console.log('');
  await runAgain([...again, '--words']);
} else {
  const [many, asked, scanned, compared] = [Number(ideas), Number(queries), Number(scan), Number(peers)];
  const grown = await measurePart({
    many,
    queries: asked,
    words,
    scan: scanned,
    peers: compared,
    limit: Number(limit),
    seed: Number(seed),
  });
  if (values.json) console.log(JSON.stringify(grown));
}
