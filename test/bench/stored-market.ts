import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { seedReference } from '#seeds/reference.ts';
import { connect, type Db } from '#server/database/connect.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { migrate } from '#server/database/migrate.ts';
import { IdeaBody } from '#server/ideas/ideas.contract.ts';
import type { Item, Side } from '#server/matching/item.ts';
import { NeedBody } from '#server/needs/needs.contract.ts';
import { upsertTags } from '#server/tags/tags.store.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { numbersFrom } from '../matching/crowds.ts';
import { marketOf } from './market.ts';
import { skewOf } from './real-skew.ts';

const WRITTEN_AT_ONCE = 2_000;
const TAXONOMY = 'bench';

/** A PostgreSQL server as `npm start` runs it, in a folder that goes when it stops. */
export const openBenchDatabase = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-bench-'));
  const server = await startEmbedded({ folder });
  const db = connect(server.url, 8);
  await migrate(db, server.url);
  await seedReference(db);
  return {
    db,
    url: server.url,
    close: async (): Promise<void> => {
      await db.destroy();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      if (server.folder !== folder) await rm(server.folder, { recursive: true, force: true });
    },
  };
};

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

/** Prepares a database for the market, and writes as much of it as is asked for. */
export const storedMarket = async (db: Db, seed: number) => {
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
  const { item, bodyOf } = stored;

  /** Writes so many of each side; of every `claimed` of them one is `owner`'s, the others are nobody's. */
  const write = async (side: Side, many: number, owner: string | null, claimed: number): Promise<void> => {
    await db.raw(`drop index ${side}s_search`);
    for (let start = 0; start < many; start += WRITTEN_AT_ONCE) {
      const given = Array.from({ length: Math.min(WRITTEN_AT_ONCE, many - start) }, (_, place) => {
        const at = start + place;
        const body = bodyOf(side, at);
        const by = at % claimed === 0 ? owner : null;
        return { id: item(side, at).id, body, by };
      });
      const json = JSON.stringify(given);
      await db.raw(
        `insert into ${side}s (id, body, status, posted_by, unclaimed, created_at, updated_at, published_at)
         select g.id, g.body, 'published', g.by, g.by is null, now(), now(), now()
         from jsonb_to_recordset((:json)::jsonb) as g(id uuid, body jsonb, by uuid)`,
        { json },
      );
      await db.raw(
        `insert into ${side}_tags (${side}_id, tag_id, origin, confidence)
         select g.id, tag::uuid, 'author', 1
         from jsonb_to_recordset((:json)::jsonb) as g(id uuid, body jsonb),
           jsonb_array_elements_text(g.body -> 'tagIds') as tag`,
        { json },
      );
      await db.raw(
        `insert into ${side}_regions (${side}_id, region_code)
         select g.id, code
         from jsonb_to_recordset((:json)::jsonb) as g(id uuid, body jsonb),
           jsonb_array_elements_text(g.body -> 'regionCodes') as code`,
        { json },
      );
    }
    await db.raw(`create index ${side}s_search on ${side}s using gin (search)`);
  };

  return { ...stored, write };
};

const template = {
  need: NeedBody.parse({ ...aNeed().body, whoFor: 'x', evidence: '', outcome: 'x' }),
  idea: IdeaBody.parse({ ...anIdea().body, how: '' }),
};
