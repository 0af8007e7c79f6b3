import type { Db } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { viewOf } from './items.store.ts';
import type { ItemView } from './kind.ts';
import type { ItemNoun } from './moves.ts';

const open = `i.status = 'published' and (i.expires_at is null or i.expires_at > cast(:now as timestamptz))`;
const FIRST = '00000000-0000-0000-0000-000000000000';

export const countOpen = async (
  db: Db,
  noun: ItemNoun,
  now: string,
): Promise<{ count: number; newestAt: string | null }> =>
  (await row<{ count: number; newestAt: string | null }>(
    db,
    `select count(*)::int as count, max(i.updated_at) as newest_at from ${noun}s i where ${open}`,
    { now },
  )) ?? { count: 0, newestAt: null };

export interface OpenEntry {
  readonly id: string;
  readonly updatedAt: string;
}

interface Stretch {
  readonly now: string;
  readonly after: string | null;
  readonly limit: number;
}

/** The id before the `skip`th by id; undefined where there are not so many. */
export const findSkipped = async (
  db: Db,
  noun: ItemNoun,
  { now, skip }: { now: string; skip: number },
): Promise<string | undefined> =>
  (
    await row<{ id: string }>(
      db,
      `select i.id from ${noun}s i where ${open} order by i.id offset :before limit 1`,
      { now, before: skip - 1 },
    )
  )?.id;

export const listEntries = (db: Db, noun: ItemNoun, { now, after, limit }: Stretch): Promise<OpenEntry[]> =>
  rows(
    db,
    `select i.id, i.updated_at from ${noun}s i where ${open} and i.id > :first order by i.id limit :limit`,
    { now, first: after ?? FIRST, limit },
  );

export const listWhole = <Body>(
  db: Db,
  noun: ItemNoun,
  { now, after, limit }: Stretch,
): Promise<ItemView<Body>[]> =>
  rows(db, `${viewOf(noun)} where ${open} and i.id > :first order by i.id limit :limit`, {
    now,
    first: after ?? FIRST,
    limit,
  });
