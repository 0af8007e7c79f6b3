import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Region } from './hierarchy.ts';

export interface RegionSetRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly codes: readonly string[];
}

/** A place as the reference data says it. */
export interface RegionSeed extends Region {
  readonly population: number | null;
  readonly neighbours: readonly string[];
}

export const listRegions = (db: Db | Trx): Promise<Region[]> =>
  rows<Region>(
    db,
    `select r.code, r.name, r.kind, r.parent, r.lat, r.lon, r.span_start, r.span_end, r.replaced_by
     from regions r order by r.span_start`,
  );

export const listBorders = (db: Db | Trx): Promise<{ regionCode: string; neighbourCode: string }[]> =>
  rows(db, 'select n.region_code, n.neighbour_code from region_neighbours n');

export const listSets = (db: Db | Trx): Promise<RegionSetRow[]> =>
  rows(
    db,
    `select s.id, s.name, s.kind, array_agg(m.region_code order by r.span_start) as codes
     from region_sets s
     join region_set_members m on m.set_id = s.id
     join regions r on r.code = m.region_code
     group by s.id order by s.kind, s.name`,
  );

/** What the reference data was when it was written last; undefined before the first time. */
export const findRevision = async (db: Db | Trx): Promise<string | undefined> =>
  (
    await row<{ contentHash: string }>(
      db,
      "select s.content_hash from reference_seeds s where s.name = 'reference'",
    )
  )?.contentHash;

/**
 * Brings the places and their borders to what the reference data says; places that others point to are never removed.
 * Returns how many places are new, and how many places and borders are not what they were.
 */
export const upsertRegions = async (
  trx: Trx,
  regions: readonly RegionSeed[],
): Promise<{ inserted: number; changed: number }> => {
  const json = JSON.stringify(regions);
  const written = await rows<{ isNew: boolean }>(
    trx,
    `insert into regions
       (code, name, kind, parent, lat, lon, population, span_start, span_end, replaced_by)
     select code, name, kind, parent, lat, lon, population, "spanStart", "spanEnd", "replacedBy"
     from jsonb_to_recordset((:json)::jsonb) as given(
       code text, name text, kind text, parent text, lat float8, lon float8, population int,
       "spanStart" int, "spanEnd" int, "replacedBy" text)
     on conflict (code) do update set
       name = excluded.name, kind = excluded.kind, parent = excluded.parent, lat = excluded.lat,
       lon = excluded.lon, population = excluded.population, span_start = excluded.span_start,
       span_end = excluded.span_end, replaced_by = excluded.replaced_by
     where (regions.name, regions.kind, regions.parent, regions.lat, regions.lon, regions.population,
         regions.span_start, regions.span_end, regions.replaced_by)
       is distinct from (excluded.name, excluded.kind, excluded.parent, excluded.lat, excluded.lon,
         excluded.population, excluded.span_start, excluded.span_end, excluded.replaced_by)
     returning (xmax = 0) as is_new`,
    { json },
  );
  const borders = await rows(
    trx,
    `with given as materialized (
       select distinct code, neighbour
       from jsonb_to_recordset((:json)::jsonb) as place(code text, neighbours jsonb),
         jsonb_array_elements_text(neighbours) as neighbour
     ),
     gone as (
       delete from region_neighbours
       where (region_code, neighbour_code) not in (select given.code, given.neighbour from given)
       returning region_code
     ),
     come as (
       insert into region_neighbours (region_code, neighbour_code)
       select given.code, given.neighbour from given
       on conflict do nothing
       returning region_code
     )
     select gone.region_code from gone union all select come.region_code from come`,
    { json },
  );
  const inserted = written.filter(({ isNew }) => isNew).length;
  return { inserted, changed: written.length - inserted + borders.length };
};

export const replaceSets = async (trx: Trx, sets: readonly RegionSetRow[]): Promise<void> => {
  const json = JSON.stringify(sets);
  await trx.raw('delete from region_sets');
  await trx.raw(
    `insert into region_sets (id, name, kind)
     select id, name, kind from jsonb_to_recordset((:json)::jsonb) as given(id text, name text, kind text)`,
    { json },
  );
  await trx.raw(
    `insert into region_set_members (set_id, region_code)
     select id, code
     from jsonb_to_recordset((:json)::jsonb) as given(id text, codes jsonb),
          jsonb_array_elements_text(codes) as code`,
    { json },
  );
};
