import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { systemClock } from '#server/clock.ts';
import { rows } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import { composeServices } from '#server/services.ts';
import { numbersFrom } from '../matching/crowds.ts';
import { openBenchDatabase } from './bench-database.ts';
import { findOrMakeSearchWorld, openSearchWorld } from './search-world.ts';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000000' },
    samples: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261123' },
    plans: { type: 'boolean', default: false },
    /** Keeps the world in this folder; a later run with the same folder, seed and number begins to measure at once. */
    keep: { type: 'string' },
  },
});
const TARGET_MS = 60;
/** A kind of question that takes longer than this altogether is told of as far as it came: the command comes to an end. */
const [PATIENCE_MS, PEER_PATIENCE_MS] = [30_000, 20_000];
const [samples, seed, items] = [Number(values.samples), Number(values.seed), Number(values.items)];
const folder = values.keep === undefined ? undefined : resolve(values.keep);
const database = await openBenchDatabase({ folder });
const { db, url } = database;
const started = performance.now();
const made = await findOrMakeSearchWorld(db, seed, items);
const world = await openSearchWorld(db, seed);
const mail = { smtpUrl: undefined, from: 'nobody@example.org', publicUrl: () => '' };
const { search, regions } = composeServices({
  db,
  url,
  clock: systemClock,
  log: openLog('silent'),
  mail,
});
const [sizes] = await rows<{ documents: number; words: number; bytes: string }>(
  db,
  `select (select count(*) from search_documents) as documents, (select count(*) from search_words) as words,
     pg_size_pretty((select sum(pg_total_relation_size(relid)) from pg_partition_tree('search_documents'))) as bytes`,
);
console.log(
  `${sizes?.documents} needs and ideas, ${sizes?.words} words in the dictionary, ${sizes?.bytes} to find them by; ` +
    `${made ? 'made' : 'found as an earlier run left them'} in ${((performance.now() - started) / 1000).toFixed(0)} s.\n` +
    'Measured at the service: read, found, counted by kind and place, and shown; one question at a time.\n',
);

const next = numbersFrom(seed + 3);
const pick = <T>(from: readonly T[]): T => {
  const found = from[Math.floor(from.length * next())];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
const half = Math.floor(items / 2);
const anItem = () => world.item(next() < 0.5 ? 'need' : 'idea', Math.floor(half * next()));
const aWord = (): string => pick(`${anItem().title} ${anItem().text}`.split(' '));
const misspelt = (word: string): string => {
  const at = 1 + Math.floor((word.length - 2) * next());
  return next() < 0.5
    ? `${word.slice(0, at)}${word.slice(at + 1)}`
    : `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
};
const longWord = (): string => {
  for (;;) {
    const word = aWord();
    if (word.length > 6) return word;
  }
};
const { regions: places } = await regions.hierarchy();
const councils = places.filter(({ kind, replacedBy }) => kind === 'local_authority' && replacedBy === null);
const regionsOnly = places.filter(({ kind }) => kind === 'region' || kind === 'nation');
const threeOf = (text: string): string => {
  const words = text.split(' ');
  const at = Math.floor((words.length - 2) * next());
  return words.slice(at, at + 3).join(' ');
};

interface Question {
  readonly q: string;
  readonly region?: string[];
  readonly tag?: string[];
}
/** What is met in proportion to how common it is, unless the name says otherwise. */
const kinds: Readonly<Record<string, () => Question>> = {
  'one word': () => ({ q: aWord() }),
  'two words, in one title': () => ({ q: anItem().title.split(' ').slice(0, 2).join(' ') }),
  'three words, in one text': () => ({ q: threeOf(anItem().text) }),
  'a whole title': () => ({ q: anItem().title }),
  'a popular word (the 20 commonest)': () => ({ q: world.words[Math.floor(20 * next())] ?? '' }),
  'two popular words': () => ({ q: [0, 1].map(() => world.words[Math.floor(20 * next())]).join(' ') }),
  'a rare word (the 5,000 rarest)': () => ({ q: world.words.at(-1 - Math.floor(5_000 * next())) ?? '' }),
  'a misspelt word': () => ({ q: misspelt(longWord()) }),
  'two words, one misspelt': () => {
    const [first = '', second = ''] = anItem().title.split(' ');
    return { q: `${first.length > 5 ? misspelt(first) : first} ${second}` };
  },
  'a word nobody has': () => ({ q: `${aWord()}${aWord()}xq` }),
  'a place by name': () => ({ q: pick(councils).name }),
  'a word and a place by name': () => ({ q: `${aWord()} ${pick(councils).name}` }),
  'a word, in a council': () => ({ q: aWord(), region: [pick(councils).code] }),
  'a popular word, in a council': () => ({
    q: world.words[Math.floor(20 * next())] ?? '',
    region: [pick(councils).code],
  }),
  'a popular word, in a region': () => ({
    q: world.words[Math.floor(20 * next())] ?? '',
    region: [pick(regionsOnly).code],
  }),
  'a word, with a tag': () => ({ q: aWord(), tag: [pick(anItem().tags)] }),
  'a word, in a region, with a tag': () => ({
    q: aWord(),
    region: [pick(regionsOnly).code],
    tag: [pick(anItem().tags)],
  }),
  'no word, in a region': () => ({ q: '', region: [pick(regionsOnly).code] }),
};

const report = (name: string, times: readonly number[]): number => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const cells = [0.5, 0.95, 0.99, 1].map((share) => at(share).toFixed(1).padStart(9)).join('');
  console.log(`${name.padEnd(40)}${cells}  n=${sorted.length}`);
  return at(0.95);
};
const header = (title: string): void =>
  console.log(`${title.padEnd(40)}${['p50', 'p95', 'p99', 'most'].map((head) => head.padStart(9)).join('')}`);
const time = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const ask = (question: Question) => search.search(null, { ...question, limit: 5 });
for (let warm = 0; warm < 30; warm += 1) await ask({ q: aWord() });

header('ms, a search');
const all: number[] = [];
const over: string[] = [];
const questions = new Map<string, Question[]>();
for (const [name, make] of Object.entries(kinds)) {
  const asked = Array.from({ length: samples }, make);
  questions.set(name, asked);
  const times: number[] = [];
  const until = performance.now() + PATIENCE_MS;
  for (const question of asked) {
    if (performance.now() > until) break;
    times.push(await time(() => ask(question)));
  }
  all.push(...times);
  if (report(name, times) > TARGET_MS) over.push(name);
}
report('everything together', all);

const suggestions: number[] = [];
for (let sample = 0; sample < samples * 2; sample += 1) {
  const { title } = anItem();
  const typed = title.slice(0, 2 + Math.floor(12 * next()));
  suggestions.push(await time(() => search.suggest(null, typed)));
}
if (report('suggestions while typing', suggestions) > TARGET_MS) over.push('suggestions');

const pages: number[] = [];
for (const { q } of (questions.get('a popular word (the 20 commonest)') ?? []).slice(0, 10)) {
  let cursor: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const from = cursor;
    const start = performance.now();
    const found = await search.listFound(null, { q, kind: 'need', limit: 20, ...(from && { cursor: from }) });
    pages.push(performance.now() - start);
    if (found.next === null) break;
    cursor = found.next;
  }
}
if (report('ten pages of a popular word', pages) > TARGET_MS) over.push('pages');
const maps: number[] = [];
for (const question of [{ q: '' }, ...(questions.get('one word') ?? []).slice(0, 20)])
  maps.push(await time(() => search.map({ ...question, region: undefined })));
report('the map, counted anew', maps);

/** The same questions as they would be asked without all this: needs alone, the best five, no counts. */
const peers: Readonly<Record<string, string>> = {
  'plain ts_rank over the vector': `select id, title from needs
    where status = 'published' and search @@ plainto_tsquery('plain_english', :q)
    order by ts_rank(search, plainto_tsquery('plain_english', :q)) desc, listed_at desc limit 5`,
  'ILIKE in title and text': `select id, title from needs
    where status = 'published' and (title ilike :like or body ->> 'problem' ilike :like)
    order by listed_at desc limit 5`,
};
for (const [peer, sql] of Object.entries(peers)) {
  console.log('');
  header(`ms, ${peer}`);
  for (const name of [
    'one word',
    'three words, in one text',
    'a popular word (the 20 commonest)',
    'a misspelt word',
  ]) {
    const times: number[] = [];
    const until = performance.now() + PEER_PATIENCE_MS;
    for (const { q } of questions.get(name) ?? []) {
      if (performance.now() > until) break;
      times.push(await time(() => rows(db, sql, { q, like: `%${q}%` })));
    }
    report(name, times);
  }
}
console.log(
  over.length === 0
    ? `\np95 of each kind of search is at most ${TARGET_MS} ms`
    : `\nover ${TARGET_MS} ms: ${over.join('; ')}`,
);

/** Every statement of a question with its plan, as it was carried out. */
const plansOf = async (name: string, question: Question): Promise<void> => {
  const asked: { sql: string; bindings: unknown[] }[] = [];
  const hear = (query: { sql: string; bindings: unknown[] }): void => void asked.push(query);
  db.on('query', hear);
  await ask(question);
  db.removeListener('query', hear);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set enable_seqscan = off');
  for (const { sql, bindings } of asked) {
    if (!sql.includes('search_documents')) continue;
    const { rows: lines } = await client.query<Record<string, string>>(
      `explain (analyze, costs off, summary off) ${sql}`,
      bindings,
    );
    console.log(`\n-- ${name}: ${JSON.stringify(question)}`);
    for (const line of lines) console.log(Object.values(line)[0]);
  }
  await client.end();
};
if (values.plans) for (const [name, asked] of questions) if (asked[0]) await plansOf(name, asked[0]);
await database.close();
