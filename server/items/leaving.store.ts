import type { Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

export interface LeftItem {
  readonly id: string;
  readonly postedBy: string;
  readonly organisationId: string | null;
  readonly onBehalfAgencyId: string | null;
  readonly status: string;
  readonly publishedAt: string | null;
  /** Whether colleagues may know whose it is: a pseudonym would be none to them. */
  readonly named: boolean;
}

/** All that a person has posted, locked by id. */
export const lockPostedBy = (trx: Trx, noun: ItemNoun, personId: string): Promise<LeftItem[]> =>
  rows<LeftItem>(
    trx,
    `select i.id, i.posted_by, i.organisation_id, i.on_behalf_agency_id, i.status, i.published_at,
       coalesce(i.body ->> 'authorStyle', 'name') = 'name' as named
     from ${noun}s i where i.posted_by = :personId order by i.id for no key update`,
    { personId },
  );

export const deleteDrafts = async (trx: Trx, noun: ItemNoun, ids: readonly string[]): Promise<void> => {
  await trx.raw(`delete from ${noun}s where id = any((:ids)::uuid[]) and status = 'draft'`, {
    ids: [...ids],
  });
};

export const closeAll = async (
  trx: Trx,
  noun: ItemNoun,
  ids: readonly string[],
  at: string,
): Promise<void> => {
  await trx.raw(`update ${noun}s set status = 'closed', updated_at = :at where id = any((:ids)::uuid[])`, {
    ids: [...ids],
    at,
  });
};

export const handOver = async (
  trx: Trx,
  noun: ItemNoun,
  { id, toId, at }: { readonly id: string; readonly toId: string; readonly at: string },
): Promise<void> => {
  await trx(`${noun}s`).where({ id }).update({ postedBy: toId, updatedAt: at });
};

/** What the author was called, here and in every earlier version; needs call nobody anything. */
export const forgetLabels = async (
  trx: Trx,
  noun: ItemNoun,
  ids: readonly string[],
  label: string,
): Promise<void> => {
  for (const [table, key] of [
    [`${noun}s`, 'id'],
    [`${noun}_versions`, `${noun}_id`],
  ])
    await trx.raw(
      `update ${table} set body = jsonb_set(body, '{authorLabel}', to_jsonb((:label)::text))
       where ${key} = any((:ids)::uuid[]) and jsonb_exists(body, 'authorLabel')`,
      { ids: [...ids], label },
    );
};
