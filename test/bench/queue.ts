import { parseArgs } from 'node:util';
import pg from 'pg';
import type { z } from 'zod';
import { connect } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';
import type { listMatches } from '#server/matching/matching.contract.ts';
import { numbersFrom } from '../matching/crowds.ts';
import { openBenchDatabase } from './bench-database.ts';
import { makeQueueWorld, openQueueWorld } from './queue-world.ts';

const { values } = parseArgs({
  options: {
    suggestions: { type: 'string', default: '100000' },
    items: { type: 'string', default: '10000' },
    samples: { type: 'string', default: '40' },
    seed: { type: 'string', default: '20261123' },
    plans: { type: 'boolean', default: true },
    /** Measures a world that an earlier run left, or leaves this one. */
    database: { type: 'string' },
    leave: { type: 'boolean', default: false },
  },
});
const TARGET_MS = 60;
const samples = Number(values.samples);
const opened = (url: string) => {
  const standing = connect(url, 8);
  return { url, db: standing, close: () => standing.destroy() };
};
const database = values.database === undefined ? await openBenchDatabase() : opened(values.database);
const { db } = database;

type Query = z.output<(typeof listMatches)['query']>;
type Filter = Partial<Query>;

const seed = Number(values.seed);
const started = performance.now();
if (values.database === undefined)
  await makeQueueWorld(database, {
    items: Number(values.items),
    suggestions: Number(values.suggestions),
    seed,
  });
const { services, actor, broker, pairs, agencyId, stored } = await openQueueWorld(database, seed);
const [held] = await rows<{ mine: number; all: number }>(
  db,
  `select count(*) as all, count(*) filter (where agency_id = :agencyId and status = 'suggested') as mine
   from judgements`,
  { agencyId },
);
console.log(
  `${held?.mine} suggestions in one agency's patch, ${held?.all} judgements in all, ${values.items} needs and as ` +
    `many ideas; skew of ${stored.source}; made in ${((performance.now() - started) / 1000).toFixed(0)} s. ` +
    'Measured at the service: page, counts and what is shown of the items, one question at a time.',
);

const next = numbersFrom(seed);
const pick = <T>(from: readonly T[]): T => {
  const found = from[Math.floor(from.length * next())];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
const tags = (
  await rows<{ id: string }>(db, "select id from tags where taxonomy_id = 'bench' order by id")
).map(({ id }) => id);
const regions = (await rows<{ code: string }>(db, 'select code from regions order by code')).map(
  ({ code }) => code,
);
const itemOf = (id: string) =>
  stored.item(id[7] === 'a' ? 'need' : 'idea', Number.parseInt(id.slice(24), 16));
/** Half of what is asked for is met in proportion to how common it is, half is drawn from the whole list. */
const filters: Readonly<Record<string, () => Filter>> = {
  tag: () => {
    const carried = itemOf(pick(pairs).ideaId).tags.map(({ tag }) => tag);
    return { tag: [next() < 0.5 && carried.length > 0 ? pick(carried) : pick(tags)] };
  },
  region: () => {
    const { places } = itemOf(pick(pairs).needId);
    return { region: next() < 0.5 && places.length > 0 ? pick(places) : pick(regions) };
  },
  words: () => {
    const said = itemOf(pick(pairs).ideaId).text.split(/\s+/);
    return { q: next() < 0.7 ? pick(said) : `${pick(said)} ${pick(said)}` };
  },
  score: () => ({ minScore: 20 + 10 * Math.floor(7 * next()) }),
  claimed: () => ({ claimed: next() < 0.7 }),
  nobody: () => ({ assignee: 'nobody' }),
  colleague: () => ({ assignee: broker }),
  snoozed: () => ({ snoozed: true }),
  need: () => ({ needId: pick(pairs).needId }),
  idea: () => ({ ideaId: pick(pairs).ideaId }),
};
const orders = ['rank', 'mutual'] as const;

const ask = async (filter: Filter, cursor?: string) => {
  const query: Query = { status: 'suggested', order: 'rank', tag: [], limit: 30, ...filter };
  const start = performance.now();
  const page = await services.matching.list(actor, { ...query, ...(cursor ? { cursor } : {}) });
  return { ms: performance.now() - start, ...page };
};
const report = (name: string, times: readonly number[]): number => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const cells = [0.5, 0.95, 0.99, 1].map((share) => at(share).toFixed(1).padStart(8)).join('');
  console.log(`${name.padEnd(40)}${cells}  n=${sorted.length}${at(0.95) > TARGET_MS ? '  OVER' : ''}`);
  return at(0.95);
};

const measured: { name: string; p95: number }[] = [];
const all: number[] = [];
const measure = async (name: string, filterOf: () => Filter, pages: number): Promise<void> => {
  const times: number[] = [];
  const each = Math.ceil(samples / pages);
  for (let sample = 0; sample < each; sample += 1) {
    const filter = filterOf();
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const { ms, next: following } = await ask(filter, cursor);
      times.push(ms);
      if (following === null) break;
      cursor = following;
    }
  }
  all.push(...times);
  measured.push({ name, p95: report(name, times) });
};

for (let warm = 0; warm < 20; warm += 1) await ask({ order: pick(orders) });
console.log(
  `\n${'ms, two pages each'.padEnd(40)}${['p50', 'p95', 'p99', 'most'].map((head) => head.padStart(8)).join('')}`,
);
for (const order of orders) {
  await measure(`all, by ${order}`, () => ({ order }), 2);
  await measure(`all, by ${order}, thirty pages on`, () => ({ order }), 30);
  await measure(`shortlisted, by ${order}`, () => ({ order, status: 'shortlisted' }), 2);
  const names = Object.keys(filters);
  for (const [at, one] of names.entries()) {
    await measure(`${one}, by ${order}`, () => ({ order, ...filters[one]?.() }), 2);
    for (const other of names.slice(at + 1)) {
      if (one === 'nobody' && other === 'colleague') continue;
      await measure(
        `${one} + ${other}, by ${order}`,
        () => ({ order, ...filters[one]?.(), ...filters[other]?.() }),
        2,
      );
    }
  }
}

/** A page from the middle of the queue is asked for by the key of the pair before it. */
const middle = await rows<{ rank: number; mutual: number; needId: string; ideaId: string }>(
  db,
  `select rank, mutual, need_id, idea_id from judgements where agency_id = :agencyId and status = 'suggested'
   order by rank desc, need_id, idea_id offset :half limit 1`,
  { agencyId, half: Math.floor((held?.mine ?? 0) / 2) },
);
for (const order of orders) {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const key = middle[0];
    if (!key) continue;
    const cursor = Buffer.from(JSON.stringify([key.rank, key.mutual, key.needId, key.ideaId])).toString(
      'base64url',
    );
    times.push((await ask({ order }, cursor)).ms);
  }
  all.push(...times);
  measured.push({ name: `the middle, by ${order}`, p95: report(`the middle, by ${order}`, times) });
}
report('everything together', all);
const over = measured.filter(({ p95 }) => p95 > TARGET_MS);
console.log(
  over.length === 0
    ? `p95 of each of ${measured.length} combinations is at most ${TARGET_MS} ms`
    : `over ${TARGET_MS} ms: ${over.map(({ name }) => name).join('; ')}`,
);

/** Every statement of a question with its plan, as it was carried out. */
const plansOf = async (name: string, filter: Filter): Promise<void> => {
  const asked: { sql: string; bindings: unknown[] }[] = [];
  const hear = (query: { sql: string; bindings: unknown[] }): void => void asked.push(query);
  db.on('query', hear);
  await ask(filter);
  db.removeListener('query', hear);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (const { sql, bindings } of asked) {
    if (!sql.includes('judgements')) continue;
    const { rows: lines } = await client.query<Record<string, string>>(
      `explain (analyze, costs off, buffers off, summary off) ${sql}`,
      bindings,
    );
    console.log(`\n-- ${name}`);
    for (const line of lines) console.log(Object.values(line)[0]);
  }
  await client.end();
};
if (values.plans) {
  for (const order of orders) {
    await plansOf(`all, by ${order}`, { order });
    for (const [one, filterOf] of Object.entries(filters))
      await plansOf(`${one}, by ${order}`, { order, ...filterOf() });
  }
}
if (values.leave) console.log(`\nthe world stays at ${database.url}`);
else await database.close();
