import type { Db, Trx } from '../database/connect.ts';
import * as store from './item-profiles.store.ts';
import type { ItemNoun } from './moves.ts';
import type { StoredProfile } from './profile.ts';
import { type Streamed, tagsIn } from './published-row.ts';

const PAGE = 2_000;

/** Pages from a keyset, the next one asked for while the one at hand is used. */
async function* paged<Row>(
  page: (after: string | null) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
): AsyncGenerator<readonly Row[]> {
  let coming = page(null);
  for (;;) {
    const rows = await coming;
    const last = rows.at(-1);
    if (last === undefined) return;
    if (rows.length < PAGE) {
      yield rows;
      return;
    }
    coming = page(idOf(last));
    // Whoever stops reading, or is stopped, has no use for its failure; whoever goes on awaits it above.
    coming.catch(() => undefined);
    yield rows;
  }
}

/** Everything published of one kind as a stream of pages by id, with those fields of its body that are asked for. */
export async function* publishedItems<Part>(
  trx: Db | Trx,
  noun: ItemNoun,
  { texts, facts, partOf }: Streamed<Part>,
): AsyncGenerator<StoredProfile<Part>[]> {
  const pages = paged(
    (after) => store.listPublished(trx, noun, { texts, facts }, { after, limit: PAGE }),
    ([id]) => id,
  );
  for await (const rows of pages)
    yield rows.map((row) => ({
      id: row[0],
      body: partOf(row.slice(6)),
      status: 'published',
      expiresAt: row[1],
      postedBy: row[2],
      organisationId: row[3],
      openPlaces: row[4] === null ? null : Number(row[4]),
      tags: tagsIn(row[5]),
    }));
}

/** The ids of everything published of one kind, as a stream of pages in order. */
export const publishedIds = (trx: Db | Trx, noun: ItemNoun): AsyncGenerator<readonly string[]> =>
  paged(
    (after) => store.listPublishedIds(trx, noun, { after, limit: PAGE }),
    (id) => id,
  );

/** Some of one kind as they are stored, whatever their status; those that do not exist are left out. */
export const storedItems = async <Part>(
  trx: Db | Trx,
  noun: ItemNoun,
  ids: readonly string[],
): Promise<StoredProfile<Part>[]> => (ids.length === 0 ? [] : store.listProfiles<Part>(trx, noun, ids));
