import type { Db, Trx } from '../database/connect.ts';
import { digestedIdeas, publishedIdeaIds, publishedIdeas, storedIdeas } from '../ideas/profiles.service.ts';
import { publishedNeedIds, publishedNeeds, storedNeeds } from '../needs/profiles.service.ts';
import type { Item, Side } from './item.ts';
import { ideaItem, needItem } from './item-of.ts';
import { PACKED_BY } from './packed-words.ts';

/** Everything published of one side as the scorer takes it, in pages by id; `at` (ISO 8601) decides what is open. */
export async function* publishedPages(db: Db | Trx, side: Side, at: string): AsyncGenerator<readonly Item[]> {
  if (side === 'need') {
    for await (const page of publishedNeeds(db)) yield page.map((need) => needItem(need, at));
  } else {
    for await (const page of publishedIdeas(db)) yield page.map((idea) => ideaItem(idea, at));
  }
}

/** One item on its way in; an idea whose words were kept comes with them instead of its text. */
export type Arriving = { readonly item: Item; readonly packed?: Uint8Array };

/** The same, for whoever can do with words that are packed already. */
export async function* arrivingPages(
  db: Db | Trx,
  side: Side,
  at: string,
): AsyncGenerator<readonly Arriving[]> {
  if (side === 'need') {
    for await (const page of publishedPages(db, side, at)) yield page.map((item) => ({ item }));
  } else {
    for await (const page of digestedIdeas(db, PACKED_BY))
      yield page.map(({ idea, digest }) => ({
        item: ideaItem(idea, at),
        ...(digest === null ? {} : { packed: digest }),
      }));
  }
}

/** The ids alone. */
export const publishedIds = (db: Db | Trx, side: Side): AsyncGenerator<readonly string[]> =>
  side === 'need' ? publishedNeedIds(db) : publishedIdeaIds(db);

/** Some items as they are stored, whatever their status; those that do not exist are left out. */
export const storedItems = async (
  db: Db | Trx,
  side: Side,
  ids: readonly string[],
  at: string,
): Promise<Item[]> =>
  side === 'need'
    ? (await storedNeeds(db, ids)).map((need) => needItem(need, at))
    : (await storedIdeas(db, ids)).map((idea) => ideaItem(idea, at));
