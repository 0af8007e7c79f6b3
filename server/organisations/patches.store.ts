import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { Patch } from './organisations.contract.ts';

export const listPatch = (trx: Db | Trx, agencyId: string): Promise<Patch[]> =>
  rows(
    trx,
    'select region_code, tag_id from patches where agency_id = :agencyId order by region_code nulls first, id',
    { agencyId },
  );

/** Replaces the whole patch. An abolished place is taken as its successor; an unknown one meets the foreign key. */
export const replacePatch = async (
  trx: Trx,
  agencyId: string,
  items: readonly (Patch & { id: string })[],
): Promise<void> => {
  await trx('patches').where({ agencyId }).delete();
  await trx.raw(
    `insert into patches (id, agency_id, region_code, tag_id)
     select given.id, :agencyId, coalesce(regions.replaced_by, given.region_code), given.tag_id
     from unnest((:ids)::uuid[], (:regionCodes)::text[], (:tagIds)::uuid[]) as given (id, region_code, tag_id)
     left join regions on regions.code = given.region_code
     on conflict on constraint patches_one_per_pair do nothing`,
    {
      agencyId,
      ids: items.map(({ id }) => id),
      regionCodes: items.map(({ regionCode }) => regionCode),
      tagIds: items.map(({ tagId }) => tagId),
    },
  );
};

interface Covered {
  readonly regionCodes: readonly string[];
  readonly tagIds: readonly string[];
}

/**
 * Verified agencies whose patch covers an item. A place covers what lies in it (a range of the tree order). A tag
 * covers its descendants, and the tags of other taxonomies that are mapped into them: so we climb from the item's
 * tags, over parents and mappings, and see whether we pass the patch's tag. An exact mapping also counts the other
 * way round, from the item's own tags only, lest the climb wander through foreign trees.
 */
export const listCovering = (
  trx: Db | Trx,
  { regionCodes, tagIds }: Covered,
): Promise<{ agencyId: string }[]> =>
  rows(
    trx,
    `with recursive climbed (id) as (
       (select unnest((:tagIds)::uuid[])
        union
        select tag_mappings.from_tag from tag_mappings
        where tag_mappings.kind = 'exact' and tag_mappings.to_tag = any((:tagIds)::uuid[]))
       union
       select step.id
       from climbed
       cross join lateral (
         select tags.parent_id as id from tags where tags.id = climbed.id and tags.parent_id is not null
         union all
         select tag_mappings.to_tag from tag_mappings where tag_mappings.from_tag = climbed.id
       ) as step
     )
     select distinct patches.agency_id
     from patches
     join organisations on organisations.id = patches.agency_id
       and organisations.is_agency and organisations.verified_at is not null
     where (patches.tag_id is null or exists (select from climbed where climbed.id = patches.tag_id))
       and (patches.region_code is null or exists (
         select from regions as whole
         join regions as part on part.span_start between whole.span_start and whole.span_end
         where whole.code = patches.region_code and part.code = any((:regionCodes)::text[])
       ))
     order by patches.agency_id`,
    { regionCodes: [...regionCodes], tagIds: [...tagIds] },
  );
