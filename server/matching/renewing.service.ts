import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { record } from '../events/record.ts';
import { queueJob } from '../jobs/queue.ts';
import type { Deps } from './deps.ts';
import * as epochs from './epochs.store.ts';
import type { Side } from './item.ts';
import * as judgements from './judgements.store.ts';
import type { Listing } from './listing.service.ts';
import * as store from './matches.store.ts';
import type { Replica } from './replica.service.ts';
import * as suggestions from './suggestions.store.ts';

/** A burst of posts, or an import, ends in one renewal. */
const RENEW_AFTER_MS = 5_000;
/** Items whose lists are made in one transaction: enough to write in bulk, few enough to keep nobody waiting. */
const BATCH = { need: 10, idea: 100 } as const;

/** The frozen statistics counted anew, and every list made again on them. */
export const renewing = ({ db, clock }: Deps, replica: Replica, listAnew: Listing) => {
  const now = (): string => clock().toISOString();

  const tell = (trx: Trx, id: string, audiences: string[], data: Record<string, string>): Promise<void> =>
    record(trx, { type: 'match.rescored', noun: 'match', id, actorId: null, audiences, data, at: now() });

  /** Nobody is told pair by pair, since everything changes at once; the lock is let go between batches. */
  const listInBatches = async (
    side: Side,
    ids: readonly string[],
    renew: (trx: Trx, batch: readonly string[]) => Promise<void>,
  ): Promise<void> => {
    for (let start = 0; start < ids.length; start += BATCH[side])
      await db.transaction(async (trx) => {
        await store.lockMatching(trx);
        await renew(trx, ids.slice(start, start + BATCH[side]));
      });
  };

  /** Counts the market anew, then makes every list again on the new ground. */
  const rescore = async (): Promise<void> => {
    // Counting takes long and asks nothing of the transaction.
    const stats = await replica.count();
    const epochId = newId();
    await db.transaction(async (trx) => {
      await epochs.lockFreezing(trx);
      await epochs.insertEpoch(trx, { id: epochId, stats, at: now() });
      await tell(trx, epochId, [], { epochId });
    });
    await replica.renewed(epochId);
    const { needs, ideas } = await replica.everyItem();
    await listInBatches('need', needs, async (trx, batch) => {
      const { moved, isOpen } = await listAnew(trx, 'need', batch);
      // The open ones get their rank below, once it is known how many needs show them.
      const closed = moved.filter(({ ideaId }) => !isOpen(ideaId));
      await suggestions.rerank(trx, { ideaIds: closed.map(({ ideaId }) => ideaId) });
    });
    const renewed = new Set(needs);
    await listInBatches('idea', ideas, async (trx, batch) => {
      // Every stored pair of a need above was explained with it.
      await listAnew(trx, 'idea', batch, (need, idea) => need.open && idea.open && renewed.has(need.id));
      await suggestions.rerank(trx, { ideaIds: batch });
    });
    const agencies = await judgements.listAgencies(db);
    await db.transaction(async (trx) => {
      await epochs.finishEpoch(trx, epochId, now());
      await tell(
        trx,
        epochId,
        agencies.map((id) => `agency:${id}`),
        {},
      );
    });
  };

  let renewalAt = 0;
  const renewIfOutgrown = async (): Promise<void> => {
    // Queued once, not pushed back by every post of the burst.
    if (clock().getTime() < renewalAt || !(await replica.hasOutgrownItsEpoch())) return;
    renewalAt = clock().getTime() + RENEW_AFTER_MS;
    const runAt = new Date(renewalAt).toISOString();
    // Ahead of the single items that wait: what they asked for will then have been done.
    await db.transaction((trx) => queueJob(trx, 'rescore', {}, { key: 'rescore', runAt, priority: -10 }));
  };

  return { rescore, renewIfOutgrown };
};
