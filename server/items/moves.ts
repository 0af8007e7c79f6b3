/** What needs and ideas share: where one stands, and what can be done from there. Authors only; see the policies. */

export type ItemNoun = 'need' | 'idea';
export type ItemStatus = 'draft' | 'published' | 'paused' | 'closed' | 'expired';
export type ItemMove = 'edit' | 'publish' | 'pause' | 'close';

const movesFrom: Readonly<Record<ItemStatus, readonly ItemMove[]>> = {
  draft: ['edit', 'publish', 'close'],
  published: ['edit', 'pause', 'close'],
  paused: ['edit', 'publish', 'close'],
  // A new day of expiry and it can be opened again.
  expired: ['edit', 'publish', 'close'],
  closed: [],
};

const leadsTo: Readonly<Record<Exclude<ItemMove, 'edit'>, ItemStatus>> = {
  publish: 'published',
  pause: 'paused',
  close: 'closed',
};

export interface Standing {
  readonly status: ItemStatus;
  /** ISO 8601, or null: it does not expire. */
  readonly expiresAt: string | null;
}

/**
 * The status as it counts at `now` (ISO 8601): an item is expired from its very instant, not only once the hourly
 * task has written it down.
 */
export const statusAt = ({ status, expiresAt }: Standing, now: string): ItemStatus =>
  (status === 'published' || status === 'paused') &&
  expiresAt !== null &&
  Date.parse(expiresAt) <= Date.parse(now)
    ? 'expired'
    : status;

/** The moves that an item's status allows at `now`, in the order in which they are offered. */
export const movesAt = (item: Standing, now: string): readonly ItemMove[] => movesFrom[statusAt(item, now)];

/** Where a move leads from `item` at `now`; undefined when it is not open from there. */
export const after = (
  move: Exclude<ItemMove, 'edit'>,
  item: Standing,
  now: string,
): ItemStatus | undefined => (movesAt(item, now).includes(move) ? leadsTo[move] : undefined);

/** Was it ever open to all, and may it still be read by link? A draft that was closed never was. */
export const isPublic = (item: Standing & { readonly publishedAt: string | null }): boolean =>
  item.publishedAt !== null && item.status !== 'paused' && item.status !== 'draft';
