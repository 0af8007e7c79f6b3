import type { Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { MappingKind, MappingRow } from './tags.store.ts';

/** Locked until the transaction ends: a taxonomy is changed by one person at a time. Throws `tag_not_found`. */
export const lockTaxonomyOf = async (trx: Trx, tagId: string): Promise<string> => {
  const found = await row<{ id: string }>(
    trx,
    `select x.id from taxonomies x where x.id = (select t.taxonomy_id from tags t where t.id = :tagId) for update`,
    { tagId },
  );
  if (found === undefined) throw fail('tag_not_found');
  return found.id;
};

export const rename = async (trx: Trx, id: string, label: string): Promise<void> => {
  await trx.raw(
    `update tags set version = version + 1, label = :label,
       synonyms = array(select distinct s from unnest(synonyms || label) as s where s <> :label order by s),
       governed = array(select distinct g from unnest(governed || 'label'::text) as g)
     where id = :id`,
    { id, label },
  );
};

export const moveUnder = async (trx: Trx, id: string, parentId: string | null): Promise<void> => {
  await trx.raw(
    `update tags set version = version + 1, parent_id = :parentId,
       governed = array(select distinct g from unnest(governed || 'parent'::text) as g)
     where id = :id`,
    { id, parentId },
  );
};

/** `intoId` null: it stands for itself again. Whoever was merged into it, at whatever remove, follows. */
export const mergeInto = async (
  trx: Trx,
  { id, intoId, taxonomyId }: { id: string; intoId: string | null; taxonomyId: string },
): Promise<void> => {
  await trx.raw(
    `update tags set version = version + 1, merged_into = :intoId, replaced_by = :intoId where id = :id`,
    { id, intoId },
  );
  await trx.raw(
    `with recursive ends (id, at) as (
       select t.id, t.merged_into from tags t where t.taxonomy_id = :taxonomyId and t.merged_into is not null
       union
       select ends.id, t.merged_into from ends join tags t on t.id = ends.at where t.merged_into is not null
     )
     update tags set replaced_by = ends.at
     from ends join tags as last on last.id = ends.at and last.merged_into is null
     where tags.id = ends.id and tags.replaced_by is distinct from ends.at`,
    { taxonomyId },
  );
};

export const retire = async (trx: Trx, id: string, at: string | null): Promise<void> => {
  await trx.raw('update tags set version = version + 1, retired_at = :at where id = :id', { id, at });
};

export const replaceMappings = async (
  trx: Trx,
  id: string,
  mappings: readonly { id: string; kind: MappingKind }[],
): Promise<void> => {
  await trx.raw('delete from tag_mappings where from_tag = :id', { id });
  await trx.raw(
    `insert into tag_mappings (from_tag, to_tag, kind)
     select :id, g.id, g.kind from jsonb_to_recordset((:given)::jsonb) as g(id uuid, kind text)`,
    { id, given: JSON.stringify(mappings) },
  );
  await trx.raw(
    `update tags set version = version + 1,
       governed = array(select distinct g from unnest(governed || 'mappings'::text) as g)
     where id = :id`,
    { id },
  );
};

export const listMappingsFrom = (trx: Trx, id: string): Promise<MappingRow[]> =>
  rows(
    trx,
    'select m.from_tag, m.to_tag, m.kind from tag_mappings m where m.from_tag = :id order by m.to_tag',
    {
      id,
    },
  );

/** Every process that holds the taxonomies in memory reads them anew. */
export const noteChange = async (trx: Trx, taxonomyId: string): Promise<void> => {
  await trx.raw('update taxonomies set revision = revision + 1 where id = :taxonomyId', { taxonomyId });
};
