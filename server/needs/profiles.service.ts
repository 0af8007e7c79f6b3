import type { Db, Trx } from '../database/connect.ts';
import { publishedIds, publishedItems, storedItems } from '../items/published.service.ts';
import { type NeedProfile, type ProfiledNeed, profileOf, streamedNeed } from './profile.ts';

/** What matching knows of every published need, as a stream of pages by id. */
export async function* publishedNeeds(trx: Db | Trx): AsyncGenerator<NeedProfile[]> {
  for await (const page of publishedItems(trx, 'need', streamedNeed)) yield page.map(profileOf);
}

/** The ids alone. */
export const publishedNeedIds = (trx: Db | Trx): AsyncGenerator<readonly string[]> =>
  publishedIds(trx, 'need');

/** The same of some, whatever their status; those that do not exist are left out. */
export const storedNeeds = async (trx: Db | Trx, ids: readonly string[]): Promise<NeedProfile[]> =>
  (await storedItems<ProfiledNeed>(trx, 'need', ids)).map(profileOf);
