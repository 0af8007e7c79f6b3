import type { Db } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';
import { IdeaBody } from '#server/ideas/ideas.contract.ts';
import { NeedBody } from '#server/needs/needs.contract.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { numbersFrom } from '../matching/crowds.ts';

export type Side = 'need' | 'idea';

const [WRITTEN_AT_ONCE, TELL_EVERY_MS] = [5_000, 5_000];
const WORDS = 40_000;
const TOPICS = 400;
const WORDS_OF_A_TOPIC = 120;
/** The share of a text that is of its topic; the rest is what everybody writes. */
const ON_TOPIC = 0.55;
const [IN_TITLE, IN_TEXT] = [6, 34];
const SPREAD_MS = 3 * 365 * 86_400_000;
const FIRST = Date.UTC(2023, 10, 23);

const onsets = 'b c d f g h j l m n p r s t v w br cr dr fl gr pl pr sh st th tr'.split(' ');
const middles = 'a e i o u ai ea oo ou'.split(' ');
const ends = ['', '', 'n', 'r', 's', 'l', 'm', 'nd', 'rt', 'ck'];

/** Words that look like words: two to four syllables, no two alike. The commonest are not the shortest. */
const dictionary = (next: () => number): string[] => {
  const pick = (from: readonly string[]): string => from[Math.floor(from.length * next())] ?? '';
  const made = new Set<string>();
  while (made.size < WORDS) {
    const syllables = 2 + Math.floor(2.4 * next());
    made.add(
      Array.from({ length: syllables }, () => `${pick(onsets)}${pick(middles)}`).join('') + pick(ends),
    );
  }
  return [...made];
};

/** Number `rank` of `many` is met in proportion to 1 / (rank + 1)^.6. */
const skewed = (many: number, next: () => number): number => Math.floor(many * next() ** 2.5);

/** Needs and ideas of any number, the same for the same seed; each is made on demand. */
export const searchWorld = (seed: number, places: readonly string[], tags: readonly string[]) => {
  const words = dictionary(numbersFrom(seed));
  const topicsFrom = numbersFrom(seed + 1);
  const topics = Array.from({ length: TOPICS }, () =>
    Array.from({ length: WORDS_OF_A_TOPIC }, () => words[Math.floor(WORDS * topicsFrom())] ?? ''),
  );

  const item = (side: Side, at: number) => {
    const next = numbersFrom(seed + 2_654_435_761 * (at + 1) + (side === 'need' ? 17 : 0));
    for (let warm = 0; warm < 3; warm += 1) next();
    const topic = topics[skewed(TOPICS, next)] ?? [];
    const word = (): string =>
      (next() < ON_TOPIC ? topic[skewed(WORDS_OF_A_TOPIC, next)] : words[skewed(WORDS, next)]) ?? '';
    const some = (many: number): string => Array.from({ length: many }, word).join(' ');
    const placed = next() < 0.1 ? 0 : next() < 0.85 ? 1 : 3;
    return {
      id: `${side === 'need' ? '0000000a' : '0000000b'}-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
      title: some(IN_TITLE),
      text: some(IN_TEXT),
      places: [...new Set(Array.from({ length: placed }, () => places[skewed(places.length, next)] ?? ''))],
      tags: [...new Set(Array.from({ length: 3 }, () => tags[skewed(tags.length, next)] ?? ''))],
    };
  };
  return { words, topics, item };
};
export type SearchWorld = ReturnType<typeof searchWorld>;

const templates = {
  need: NeedBody.parse({ ...aNeed().body, whoFor: '', evidence: '', outcome: '' }),
  idea: IdeaBody.parse({ ...anIdea().body, how: '' }),
};

export const openSearchWorld = async (db: Db, seed: number): Promise<SearchWorld> => {
  const places = await rows<{ code: string }>(
    db,
    `select code from regions where replaced_by is null and kind = 'local_authority' order by md5(code)`,
  );
  const tags = await rows<{ id: string }>(db, 'select id from tags order by md5(id::text)');
  return searchWorld(
    seed,
    places.map(({ code }) => code),
    tags.map(({ id }) => id),
  );
};

/** Writes `many` of one side, and what can be found of them, without the triggers and indexes in between. */
export const writeSide = async (
  db: Db,
  world: SearchWorld,
  side: Side,
  many: number,
  tell: (written: number) => void = () => undefined,
): Promise<void> => {
  const body = (at: number) => {
    const { title, text, places, tags } = world.item(side, at);
    const said = side === 'need' ? { problem: text } : { summary: text };
    return { ...templates[side], title, ...said, regionCodes: places, tagIds: tags };
  };
  for (let start = 0; start < many; start += WRITTEN_AT_ONCE) {
    const given = Array.from({ length: Math.min(WRITTEN_AT_ONCE, many - start) }, (_, place) => {
      const at = start + place;
      const { id } = world.item(side, at);
      return { id, body: body(at), at: new Date(FIRST + (SPREAD_MS * at) / many).toISOString() };
    });
    const json = JSON.stringify(given);
    await db.transaction(async (trx) => {
      // Neither the triggers of the product nor those of foreign keys, which take half of the time.
      await trx.raw('set local session_replication_role = replica');
      await trx.raw(
        `create temporary table given on commit drop as
         select * from jsonb_to_recordset((:json)::jsonb) as g(id uuid, body jsonb, at timestamptz)`,
        { json },
      );
      await trx.raw(
        `insert into ${side}s (id, body, status, unclaimed, external_id, created_at, updated_at, published_at)
         select g.id, g.body, 'published', true, g.id::text, g.at, g.at, g.at from given g`,
      );
      await trx.raw(
        `insert into ${side}_tags (${side}_id, tag_id, origin, confidence)
         select g.id, tag::uuid, 'author', 1 from given g, jsonb_array_elements_text(g.body -> 'tagIds') as tag`,
      );
      await trx.raw(
        `insert into ${side}_regions (${side}_id, region_code)
         select g.id, code from given g, jsonb_array_elements_text(g.body -> 'regionCodes') as code`,
      );
      await trx.raw(`select refresh_search_${side}s(array(select g.id from given g))`);
    });
    tell(start + given.length);
    // Without counts the planner reads whole tables for each batch.
    if (Number.isInteger(Math.log2(start / WRITTEN_AT_ONCE))) await db.raw('analyze');
  }
};

/** The statement of an index by its name, so that it can be dropped and made again as it was. */
const indexes = ['needs_search', 'ideas_search', 'search_documents_words', 'search_documents_title_words'];

/** A whole world, fast: both sides at once, indexes afterwards. */
export const makeSearchWorld = async (db: Db, seed: number, many: number): Promise<SearchWorld> => {
  const world = await openSearchWorld(db, seed);
  const said = await rows<{ name: string; made: string }>(
    db,
    `select indexname as name, indexdef as made from pg_indexes
     where indexname = any((:indexes)::text[])`,
    { indexes: `{${indexes.join(',')}}` },
  );
  for (const { name } of said) await db.raw(`drop index ${name}`);
  const written = { need: 0, idea: 0 };
  const started = performance.now();
  let toldAt = 0;
  const tell = (side: Side) => (sofar: number) => {
    written[side] = sofar;
    const [both, now] = [written.need + written.idea, performance.now()];
    if (both < many && now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    console.error(`${both} of ${many} written after ${((now - started) / 1000).toFixed(0)} s`);
  };
  const write = (side: Side) => writeSide(db, world, side, many / 2, tell(side));
  await Promise.all([write('need'), write('idea')]);
  await db.raw(`set maintenance_work_mem = '256MB'`);
  for (const { name, made } of said) {
    console.error(`${name} is built`);
    await db.raw(made.replace(' ON ONLY ', ' ON '));
  }
  // Learnt all at once; the product takes them in from the documents, some hundreds at a time.
  await db.raw(
    `insert into search_words (word) select word from jsonb_array_elements_text((:words)::jsonb) word
     on conflict do nothing`,
    { words: JSON.stringify(world.words) },
  );
  await db.raw('truncate search_unread');
  await db.raw('vacuum analyze');
  // Said at the very end: a world that a run left half made is not taken for whole.
  await db.raw(`comment on table search_words is '${madeOf(seed, many)}'`);
  return world;
};

const madeOf = (seed: number, many: number): string => `a world of ${many}, seed ${seed}`;

/** Whether it had to be made: a database that was kept has it already. */
export const findOrMakeSearchWorld = async (db: Db, seed: number, many: number): Promise<boolean> => {
  const [found] = await rows<{ said: string | null; any: boolean }>(
    db,
    `select obj_description('search_words'::regclass) as said, exists (select from needs) as any`,
  );
  if (found?.said === madeOf(seed, many)) return false;
  if (found?.any === true)
    throw new Error(`This folder holds ${found.said ?? 'a world that was not finished'}: name another`);
  await makeSearchWorld(db, seed, many);
  return true;
};
