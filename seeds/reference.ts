import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Db, Trx } from '#server/database/connect.ts';
import { row, rows } from '#server/database/query.ts';
import { RegionKind } from '#server/regions/regions.contract.ts';
import { regionsService } from '#server/regions/regions.service.ts';
import { PLATFORM, type TagDraft } from '#server/tags/draft.ts';
import { type MappingDraft, tagsService } from '#server/tags/tags.service.ts';

const files = ['regions.csv', 'region-sets.csv', 'tags.csv', 'tag-mappings.csv'] as const;
type File = (typeof files)[number];

const words = z.string().transform((text) => text.split(' ').filter((word) => word !== ''));
const orNull = z.string().transform((text) => (text === '' ? null : text));
const count = z.coerce.number().int();
const countOrNull = z.string().transform((text) => (text === '' ? null : Number(text)));

const RegionLine = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: RegionKind,
    parent: orNull,
    lat: z.coerce.number(),
    lon: z.coerce.number(),
    population: countOrNull,
    neighbours: words,
    replaced_by: orNull,
    span_start: count,
    span_end: count,
  })
  .transform(({ replaced_by, span_start, span_end, ...line }) => ({
    ...line,
    replacedBy: replaced_by,
    spanStart: span_start,
    spanEnd: span_end,
  }));
const SetLine = z
  .object({ id: z.string(), name: z.string(), kind: z.string(), members: words })
  .transform(({ members, ...line }) => ({ ...line, codes: members }));
const TagLine = z
  .object({
    code: z.string(),
    label: z.string(),
    parent: orNull,
    synonyms: z.string().transform((text) => text.split('|').filter((synonym) => synonym !== '')),
    pattern: orNull,
    sdg: countOrNull,
  })
  .transform((line): TagDraft => ({ ...line, excludePattern: null, uri: null }));
const MappingLine = z
  .object({
    taxonomy: z.string(),
    code: z.string(),
    to: z.string(),
    kind: z.enum(['exact', 'close', 'broad']),
  })
  .transform(
    ({ taxonomy, code, to, kind }): MappingDraft => ({
      from: { taxonomy, code },
      to: { taxonomy: PLATFORM, code: to },
      kind,
    }),
  );

const textOf = (file: File): Promise<string> => readFile(new URL(file, import.meta.url), 'utf8');
const linesOf = <T>(text: string, line: z.ZodType<T>): T[] =>
  z.array(line).parse(parse(text, { columns: true }));

/** How a taxonomy that we know meets the platform's own: for its import. Empty for one that we do not know. */
export const knownMappings = async (taxonomy: string): Promise<MappingDraft[]> =>
  linesOf(await textOf('tag-mappings.csv'), MappingLine).filter(({ from }) => from.taxonomy === taxonomy);

const write = async (trx: Trx, texts: Readonly<Record<File, string>>): Promise<void> => {
  await regionsService({ db: trx }).importRegions(
    trx,
    linesOf(texts['regions.csv'], RegionLine),
    linesOf(texts['region-sets.csv'], SetLine),
  );
  const tags = tagsService({ db: trx });
  const outcome = await tags.importTaxonomy(
    trx,
    { id: PLATFORM, name: 'Pushpull', uri: null },
    linesOf(texts['tags.csv'], TagLine),
    linesOf(texts['tag-mappings.csv'], MappingLine),
  );
  if (outcome.faults.length > 0) {
    throw new Error(`seeds/tags.csv has faults: ${JSON.stringify(outcome.faults)}`);
  }
};

/**
 * Brings places and the platform's own tags to what this release says. Idempotent; with unchanged files it reads
 * two rows and writes nothing. Two processes that start at once take turns.
 */
export const seedReference = async (db: Db | Trx): Promise<void> => {
  const [regions, sets, tags, mappings] = await Promise.all(files.map(textOf));
  const texts = {
    'regions.csv': regions ?? '',
    'region-sets.csv': sets ?? '',
    'tags.csv': tags ?? '',
    'tag-mappings.csv': mappings ?? '',
  };
  await db.transaction(async (trx) => {
    await trx.raw(
      "insert into reference_seeds (name, content_hash) values ('reference', '') on conflict (name) do nothing",
    );
    const last = await row<{ contentHash: string }>(
      trx,
      "select s.content_hash from reference_seeds s where s.name = 'reference' for update",
    );
    // A taxonomy that was imported since may be one whose mappings we know.
    const others = await rows(trx, 'select t.id from taxonomies t where t.id <> :PLATFORM order by t.id', {
      PLATFORM,
    });
    const hash = createHash('sha256')
      .update(JSON.stringify([texts, others]))
      .digest('hex');
    if (last?.contentHash === hash) return;
    await write(trx, texts);
    await trx.raw(
      "update reference_seeds set content_hash = :hash, seeded_at = now() where name = 'reference'",
      { hash },
    );
  });
};
