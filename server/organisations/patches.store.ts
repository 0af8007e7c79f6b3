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

/** One part of a verified agency's patch: a place, a subject, or both; null stands for all. */
export interface AgencyPatch {
  readonly agencyId: string;
  readonly regionCode: string | null;
  readonly tagId: string | null;
}

/** The patches of all verified agencies. */
export const listPatches = (trx: Db | Trx): Promise<AgencyPatch[]> =>
  rows(
    trx,
    `select patches.agency_id, patches.region_code, patches.tag_id
     from patches join organisations on organisations.id = patches.agency_id
     where organisations.is_agency and organisations.verified_at is not null`,
  );

/** The agencies whose patch names one of these tags. */
export const listOnTags = (
  trx: Db | Trx,
  tagIds: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  rows(
    trx,
    `select distinct organisations.id, organisations.name
     from patches join organisations on organisations.id = patches.agency_id
     where patches.tag_id in (select jsonb_array_elements_text((:tagIds)::jsonb)::uuid)
     order by organisations.name, organisations.id`,
    { tagIds: JSON.stringify(tagIds) },
  );

export interface Covered {
  readonly id: string;
  readonly regionCodes: readonly string[];
  readonly tagIds: readonly string[];
}

const total = (items: readonly Covered[], of: (item: Covered) => readonly string[]): number =>
  items.reduce((sum, item) => sum + of(item).length, 0);

/**
 * Verified agencies whose patch covers each of some items. A place covers what lies in it (a range of the tree
 * order). A tag covers its descendants, and the tags of other taxonomies that are mapped into them: so we climb
 * from the item's tags, over parents and mappings, and see whether we pass the patch's tag. An exact mapping also
 * counts the other way round, from the item's own tags only, lest the climb wander through foreign trees. A tag that
 * was merged climbs into the one that stands for it, and a patch that names it means that one.
 *
 * The limits leave nothing out: they tell the planner how few items, tags and places these are. Left to guess at what a
 * document holds, it makes room for millions, which takes many times as long as the answer.
 */
export const listCovering = (
  trx: Db | Trx,
  items: readonly Covered[],
): Promise<{ itemId: string; agencyId: string }[]> =>
  rows(
    trx,
    `with recursive given (id, region_codes, tag_ids) as (
       select item.id, item."regionCodes", item."tagIds"
       from jsonb_to_recordset((:items)::jsonb) as item (id text, "regionCodes" jsonb, "tagIds" jsonb)
       limit :ofItems
     ),
     carried (item_id, tag_id) as (
       select given.id, tag::uuid from given, jsonb_array_elements_text(given.tag_ids) as tag limit :ofTags
     ),
     lies (item_id, code) as (
       select given.id, code from given, jsonb_array_elements_text(given.region_codes) as code limit :ofPlaces
     ),
     climbed (item_id, tag_id) as (
       (select carried.item_id, carried.tag_id from carried
        union
        select carried.item_id, tag_mappings.from_tag
        from carried
        join tag_mappings on tag_mappings.to_tag = carried.tag_id and tag_mappings.kind = 'exact')
       union
       select climbed.item_id, step.id
       from climbed
       cross join lateral (
         select coalesce(tags.replaced_by, tags.parent_id) as id from tags
         where tags.id = climbed.tag_id and coalesce(tags.replaced_by, tags.parent_id) is not null
         union all
         select tag_mappings.to_tag from tag_mappings where tag_mappings.from_tag = climbed.tag_id
       ) as step
     ),
     on_topic (item_id, patch_id) as (
       select climbed.item_id, patches.id
       from climbed
       cross join lateral (
         select climbed.tag_id as id
         union all
         select tags.id from tags where tags.replaced_by = climbed.tag_id
       ) as name
       join patches on patches.tag_id = name.id
       union
       select given.id, patches.id from given cross join patches where patches.tag_id is null
     ),
     in_place (item_id, patch_id) as (
       select lies.item_id, patches.id
       from lies
       join regions as part on part.code = lies.code
       join regions as whole on part.span_start between whole.span_start and whole.span_end
       join patches on patches.region_code = whole.code
       union
       select given.id, patches.id from given cross join patches where patches.region_code is null
     )
     select distinct on_topic.item_id, patches.agency_id
     from on_topic
     join in_place on in_place.item_id = on_topic.item_id and in_place.patch_id = on_topic.patch_id
     join patches on patches.id = on_topic.patch_id
     join organisations on organisations.id = patches.agency_id
       and organisations.is_agency and organisations.verified_at is not null
     order by on_topic.item_id, patches.agency_id`,
    {
      items: JSON.stringify(items),
      ofItems: items.length,
      ofTags: total(items, ({ tagIds }) => tagIds),
      ofPlaces: total(items, ({ regionCodes }) => regionCodes),
    },
  );
