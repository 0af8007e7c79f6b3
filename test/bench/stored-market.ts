import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Db } from '#server/database/connect.ts';
import { IdeaBody } from '#server/ideas/ideas.contract.ts';
import type { Item, Side } from '#server/matching/item.ts';
import { NeedBody } from '#server/needs/needs.contract.ts';
import { upsertTags } from '#server/tags/tags.store.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { numbersFrom } from '../matching/crowds.ts';
import { id as idOf, marketOf } from './market.ts';
import { skewOf } from './real-skew.ts';

const WRITTEN_AT_ONCE = 20_000;
const TAXONOMY = 'bench';

interface PlaceRow {
  readonly code: string;
  readonly kind: string;
  readonly replaced_by: string;
}
const placeRows = (): PlaceRow[] =>
  parse(readFileSync(new URL('../../seeds/regions.csv', import.meta.url)), { columns: true });

const tagIdOf = (code: string): string =>
  createHash('md5')
    .update(`tag ${code}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');

/** Places that are invented stand for real ones, since the product knows no others. */
const placesIn = (): ((code: string) => string) => {
  const places = placeRows();
  const councils = places
    .filter((row) => row.kind === 'local_authority' && row.replaced_by === '')
    .map(({ code }) => code);
  const known = new Map(places.map((row) => [row.code, row.replaced_by || row.code]));
  return (code) => {
    const stands = known.get(code);
    if (stands !== undefined) return stands;
    const at = createHash('md5').update(code).digest().readUInt32BE(0);
    return councils[at % councils.length] ?? '';
  };
};

/** The market of the benches as the product stores it: the same items, with the ids that its tags have there. */
export const storedItems = (seed: number) => {
  const market = marketOf(seed, true);
  const placeOf = placesIn();

  const item = (side: Side, at: number): Item => {
    const made = market.item(side, at);
    return {
      ...made,
      tags: made.tags.map(({ tag, weight }) => ({ tag: tagIdOf(tag), weight })),
      places: [...new Set(made.places.map(placeOf))],
    };
  };

  /** What its author would have written: the market's words, the first few as the title. */
  const needBody = (at: number): NeedBody => {
    const made = item('need', at);
    const words = made.text.split(' ');
    return {
      ...template.need,
      title: words.slice(0, 8).join(' ').slice(0, 200),
      problem: words.slice(8).join(' '),
      regionCodes: [...made.places],
      localOnly: made.side === 'need' && made.localOnly,
      tagIds: made.tags.map(({ tag }) => tag),
    };
  };
  const ideaBody = (at: number): IdeaBody => {
    const made = item('idea', at);
    const words = made.text.split(' ');
    return {
      ...template.idea,
      title: words.slice(0, 8).join(' ').slice(0, 200),
      summary: words.slice(8).join(' '),
      regionCodes: [...made.places],
      reach: made.side === 'idea' ? made.reach : 'nearby',
      tagIds: made.tags.map(({ tag }) => tag),
    };
  };
  const bodyOf = (side: Side, at: number) => (side === 'need' ? needBody(at) : ideaBody(at));

  return { source: market.source, item, needBody, ideaBody, bodyOf };
};

/** A value as `copy` takes it. */
const cell = (value: string | boolean | null): string =>
  value === null
    ? '\\N'
    : String(value).replace(
        /[\\\t\n\r]/g,
        (sign) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '\\\\',
      );

const silently = (): void => undefined;

/** Prepares a database for the market, and writes as much of it as is asked for; `tell` hears how far that is. */
export const storedMarket = async (db: Db, seed: number, tell: (what: string) => void = silently) => {
  const skew = skewOf(numbersFrom(seed));
  await db.raw("insert into taxonomies (id, name, uri, revision) values (?, 'Bench', null, 1)", [TAXONOMY]);
  await db.transaction((trx) =>
    upsertTags(
      trx,
      skew.tags.map(({ id, parent }) => ({
        id: tagIdOf(id),
        taxonomyId: TAXONOMY,
        code: id,
        label: id,
        parentId: parent === null ? null : tagIdOf(parent),
        synonyms: [],
        pattern: null,
        excludePattern: null,
        sdg: null,
        uri: null,
        replacedBy: null,
      })),
    ),
  );
  const stored = storedItems(seed);
  const { bodyOf } = stored;

  /** Writes so many of each side; of every `claimed` of them one is `owner`'s, the others are nobody's. */
  const write = async (side: Side, many: number, owner: string | null, claimed: number): Promise<void> => {
    // A folder that the server's own user may read.
    const folder = await mkdtemp(join(tmpdir(), 'pushpull-copy-'));
    await chmod(folder, 0o755);
    const copy = async (table: string, columns: string, lines: readonly string[]): Promise<void> => {
      const file = join(folder, table);
      await writeFile(file, lines.join(''));
      // Every row is as the product would have written it: asking the foreign keys of each would take as long again.
      await db.transaction(async (trx) => {
        await trx.raw('set local session_replication_role = replica');
        await trx.raw(`copy ${table} (${columns}) from '${file}'`);
      });
    };
    const at = new Date().toISOString();
    let writing: Promise<unknown> = Promise.resolve();
    await db.raw(`drop index ${side}s_search`);
    for (let start = 0; start < many; start += WRITTEN_AT_ONCE) {
      tell(`the world: ${start.toLocaleString('en')} of ${many.toLocaleString('en')} ${side}s`);
      const lines: Record<'items' | 'tags' | 'regions', string[]> = { items: [], tags: [], regions: [] };
      for (let number = start; number < Math.min(many, start + WRITTEN_AT_ONCE); number += 1) {
        const [id, body] = [idOf(side, number), bodyOf(side, number)];
        const by = number % claimed === 0 ? owner : null;
        const cells = [id, JSON.stringify(body), 'published', by, by === null, at, at, at];
        lines.items.push(`${cells.map(cell).join('\t')}\n`);
        for (const tag of new Set(body.tagIds)) lines.tags.push(`${id}\t${tag}\tauthor\t1\n`);
        for (const code of body.regionCodes) lines.regions.push(`${id}\t${code}\n`);
      }
      // The next ones are made while these are written.
      await writing;
      writing = copy(
        `${side}s`,
        'id, body, status, posted_by, unclaimed, created_at, updated_at, published_at',
        lines.items,
      )
        .then(() => copy(`${side}_tags`, `${side}_id, tag_id, origin, confidence`, lines.tags))
        .then(() => copy(`${side}_regions`, `${side}_id, region_code`, lines.regions));
      // Told to whoever waits for it next, not to the process.
      writing.catch(() => undefined);
    }
    await writing;
    await rm(folder, { recursive: true, force: true });
    tell(`the world: the ${side}s are written, their words are indexed`);
    await db.raw(`create index ${side}s_search on ${side}s using gin (search)`);
  };

  return { ...stored, write };
};

const template = {
  need: NeedBody.parse({ ...aNeed().body, whoFor: 'x', evidence: '', outcome: 'x' }),
  idea: IdeaBody.parse({ ...anIdea().body, how: '' }),
};
