import type { Db, Trx } from '../database/connect.ts';
import { listUndigested, type Undigested, upsertDigests } from './digests.store.ts';
import * as store from './item-profiles.store.ts';
import type { ItemNoun } from './moves.ts';
import type { StoredProfile } from './profile.ts';
import { remembering, type Streamed, tagsIn } from './published-row.ts';

const PAGE = 2_000;

/** Pages from a keyset, the next one asked for while the one at hand is used. */
async function* paged<Row>(
  page: (after: string | null) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  size = PAGE,
): AsyncGenerator<readonly Row[]> {
  let coming = page(null);
  for (;;) {
    const rows = await coming;
    const last = rows.at(-1);
    if (last === undefined) return;
    if (rows.length < size) {
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
  streamed: Streamed<Part>,
): AsyncGenerator<StoredProfile<Part>[]> {
  for await (const page of digestedItems(trx, noun, streamed, null)) yield page.map(({ profile }) => profile);
}

/** One in a stream; the texts of its body are empty where a digest of just this version is at hand. */
export interface Digested<Part> {
  readonly profile: StoredProfile<Part>;
  readonly digest: Uint8Array | null;
}

/** The same with what `maker` once made of their texts, instead of the texts, where it was kept. */
export async function* digestedItems<Part>(
  trx: Db | Trx,
  noun: ItemNoun,
  { texts, facts, partOf }: Streamed<Part>,
  maker: string | null,
): AsyncGenerator<Digested<Part>[]> {
  const keptPart = remembering((written: string): Part => {
    const values: unknown[] = JSON.parse(written);
    return partOf([...texts.map(() => null), ...values.map((value) => JSON.stringify(value))]);
  });
  const pages = paged(
    (after) => store.listPublished(trx, noun, { texts, facts, maker }, { after, limit: PAGE }),
    ([id]) => id,
  );
  for await (const rows of pages)
    yield rows.map(
      ([id, expiresAt, postedBy, organisationId, openPlaces, tags, digest, keptFacts, ...fields]) => ({
        profile: {
          id,
          body: keptFacts === null ? partOf(fields) : keptPart(keptFacts),
          status: 'published',
          expiresAt,
          postedBy,
          organisationId,
          openPlaces: openPlaces === null ? null : Number(openPlaces),
          tags: tagsIn(tags),
        },
        digest,
      }),
    );
}

/** The ids of everything published of one kind, as a stream of pages in order. */
export const publishedIds = (trx: Db | Trx, noun: ItemNoun): AsyncGenerator<readonly string[]> =>
  paged(
    (after) => store.listPublishedIds(trx, noun, { after, limit: PAGE }),
    (id) => id,
  );

const FEW = 100;

/** Published ideas of which `maker` has kept nothing in their present version, as a stream of small pages by id. */
export const undigestedItems = (
  trx: Db | Trx,
  texts: readonly string[],
  maker: string,
): AsyncGenerator<readonly Undigested[]> =>
  paged(
    (after) => listUndigested(trx, texts, maker, { after, limit: FEW }),
    ({ id }) => id,
    FEW,
  );

/** Keeps what was made of ideas; what has been edited since is left out. */
export const keepDigests = upsertDigests;

/** Some of one kind as they are stored, whatever their status; those that do not exist are left out. */
export const storedItems = async <Part>(
  trx: Db | Trx,
  noun: ItemNoun,
  ids: readonly string[],
): Promise<StoredProfile<Part>[]> => (ids.length === 0 ? [] : store.listProfiles<Part>(trx, noun, ids));
