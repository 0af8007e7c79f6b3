import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';

export interface TagRow {
  readonly id: string;
  readonly taxonomyId: string;
  readonly code: string;
  readonly label: string;
  readonly parentId: string | null;
  readonly synonyms: readonly string[];
  readonly pattern: string | null;
  readonly excludePattern: string | null;
  readonly sdg: number | null;
  readonly uri: string | null;
  readonly replacedBy: string | null;
  readonly mergedInto: string | null;
  readonly retiredAt: string | null;
  readonly version: number;
}

/** A tag as a file gives it. What was decided here is no part of it. */
export type GivenTag = Omit<TagRow, 'replacedBy' | 'mergedInto' | 'retiredAt' | 'version'>;

export type MappingKind = 'exact' | 'close' | 'broad';
export interface MappingRow {
  readonly fromTag: string;
  readonly toTag: string;
  readonly kind: MappingKind;
}

export interface TaxonomyRow {
  readonly id: string;
  readonly name: string;
  readonly uri: string | null;
}

/** A text that differs whenever any taxonomy has changed, or another tagger suggests. */
export const getRevision = async (db: Db | Trx): Promise<string> =>
  (
    await row<{ revision: string }>(
      db,
      `select concat((select string_agg(t.id || ':' || t.revision, ',' order by t.id) from taxonomies t), ' ',
         (select v.id from tagger_versions v where v.active)) as revision`,
    )
  )?.revision ?? '';

export const listTags = (db: Db | Trx): Promise<TagRow[]> =>
  rows(
    db,
    `select t.id, t.taxonomy_id, t.code, t.label, t.parent_id, t.synonyms, t.pattern, t.exclude_pattern, t.sdg,
            t.uri, t.replaced_by, t.merged_into, t.retired_at, t.version
     from tags t order by t.taxonomy_id, t.place, t.code`,
  );

export const listMappings = (db: Db | Trx): Promise<MappingRow[]> =>
  rows(db, 'select m.from_tag, m.to_tag, m.kind from tag_mappings m order by m.from_tag, m.to_tag');

export const insertTaxonomy = async (trx: Trx, taxonomy: TaxonomyRow): Promise<void> => {
  await trx.raw(
    `insert into taxonomies (id, name, uri, revision) values (:id, :name, :uri, 0)
     on conflict (id) do update set name = excluded.name, uri = excluded.uri`,
    { ...taxonomy },
  );
};

export const touchTaxonomy = async (trx: Trx, id: string): Promise<void> => {
  await trx.raw('update taxonomies set revision = revision + 1, imported_at = now() where id = :id', { id });
};

/**
 * Inserts new tags and moves changed ones; tags that stand as given are not written, and a name or a parent that an
 * administrator has given stays. Returns what was done.
 */
export const upsertTags = (
  trx: Trx,
  tags: readonly GivenTag[],
): Promise<{ code: string; isNew: boolean }[]> =>
  rows(
    trx,
    `insert into tags (id, taxonomy_id, code, label, parent_id, synonyms, pattern, exclude_pattern, sdg, uri, place)
     select g.id, g."taxonomyId", g.code,
            case when 'label' = any(known.governed) then known.label else g.label end,
            case when 'parent' = any(known.governed) then known.parent_id else g."parentId" end,
            case when 'label' = any(known.governed) then known.synonyms
              else array(select jsonb_array_elements_text(g.synonyms)) end,
            g.pattern, g."excludePattern", g.sdg, g.uri, g.place
     from rows from (jsonb_to_recordset((:json)::jsonb) as (
       id uuid, "taxonomyId" text, code text, label text, "parentId" uuid, synonyms jsonb, pattern text,
       "excludePattern" text, sdg smallint, uri text)
     ) with ordinality as g(id, "taxonomyId", code, label, "parentId", synonyms, pattern, "excludePattern", sdg,
                            uri, place)
     left join tags as known on known.id = g.id
     on conflict (id) do update set
       label = excluded.label, parent_id = excluded.parent_id, synonyms = excluded.synonyms,
       pattern = excluded.pattern, exclude_pattern = excluded.exclude_pattern, sdg = excluded.sdg,
       uri = excluded.uri, place = excluded.place, version = tags.version + 1
     where (tags.label, tags.parent_id, tags.synonyms, tags.pattern, tags.exclude_pattern, tags.sdg, tags.uri,
            tags.place)
       is distinct from (excluded.label, excluded.parent_id, excluded.synonyms, excluded.pattern,
            excluded.exclude_pattern, excluded.sdg, excluded.uri, excluded.place)
     returning tags.code, (xmax = 0) as is_new`,
    { json: JSON.stringify(tags) },
  );

/**
 * Mappings between tags that are both there; the others wait until their taxonomy is imported. A tag that an
 * administrator has mapped, or unmapped, keeps what it has.
 */
export const upsertMappings = async (trx: Trx, mappings: readonly MappingRow[]): Promise<number> => {
  const written = await rows(
    trx,
    `insert into tag_mappings (from_tag, to_tag, kind)
     select g."fromTag", g."toTag", g.kind
     from jsonb_to_recordset((:json)::jsonb) as g("fromTag" uuid, "toTag" uuid, kind text)
     join tags f on f.id = g."fromTag" and not 'mappings' = any(f.governed)
     join tags t on t.id = g."toTag"
     on conflict (from_tag, to_tag) do update set kind = excluded.kind
     where tag_mappings.kind <> excluded.kind
     returning from_tag`,
    { json: JSON.stringify(mappings) },
  );
  return written.length;
};
