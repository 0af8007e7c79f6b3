import type { Db, Trx } from '../database/connect.ts';
import { publishedIds, publishedItems, storedItems } from '../items/published.service.ts';
import { type IdeaProfile, type ProfiledIdea, profileOf, streamedIdea } from './profile.ts';

/** What matching knows of every published idea, as a stream of pages by id. */
export async function* publishedIdeas(trx: Db | Trx): AsyncGenerator<IdeaProfile[]> {
  for await (const page of publishedItems(trx, 'idea', streamedIdea)) yield page.map(profileOf);
}

/** The ids alone. */
export const publishedIdeaIds = (trx: Db | Trx): AsyncGenerator<readonly string[]> =>
  publishedIds(trx, 'idea');

/** The same of some, whatever their status; those that do not exist are left out. */
export const storedIdeas = async (trx: Db | Trx, ids: readonly string[]): Promise<IdeaProfile[]> =>
  (await storedItems<ProfiledIdea>(trx, 'idea', ids)).map(profileOf);
