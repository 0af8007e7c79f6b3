import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';

/** The texts of an idea's body in one version of it. */
export interface Undigested {
  readonly id: string;
  readonly version: number;
  readonly texts: readonly string[];
}

/** The next published ideas by id of which `maker` has kept nothing in their present version. */
export const listUndigested = (
  trx: Db | Trx,
  texts: readonly string[],
  maker: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<Undigested[]> =>
  rows(
    trx,
    `select i.id, i.version, array[${texts.map((field) => `coalesce(i.body ->> '${field}', '')`).join(', ')}] as texts
     from ideas i
     -- One by one and no further than the page goes: joined as a whole, each page would read all that was ever kept.
     left join lateral (
       select true as kept from idea_digests d where d.idea_id = i.id and d.version = i.version and d.maker = :maker
       offset 0) d on true
     where i.status = 'published' and i.id > :first and d.kept is null
     order by i.id limit :limit`,
    { first: after ?? '00000000-0000-0000-0000-000000000000', maker, limit },
  );

export interface Made {
  readonly id: string;
  readonly version: number;
  readonly digest: Uint8Array;
}

/** Keeps what was made, with these facts of the body; what has another version by now is left out. */
export const upsertDigests = async (
  trx: Db | Trx,
  facts: readonly string[],
  maker: string,
  made: readonly Made[],
): Promise<void> => {
  const given = made.map(({ digest, ...one }) => ({
    ...one,
    digest: Buffer.from(digest).toString('base64'),
  }));
  await trx.raw(
    `insert into idea_digests (idea_id, version, maker, facts, digest)
     select i.id, i.version, :maker, jsonb_build_array(${facts.map((field) => `i.body -> '${field}'`).join(', ')})::text,
       decode(g.digest, 'base64')
     from jsonb_to_recordset((:given)::jsonb) as g(id uuid, version integer, digest text)
       join ideas i on i.id = g.id and i.version = g.version
     order by i.id
     on conflict (idea_id) do update
       set version = excluded.version, maker = excluded.maker, facts = excluded.facts, digest = excluded.digest`,
    { maker, given: JSON.stringify(given) },
  );
};
