import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { recordAll } from '../events/record.ts';
import { queueJob } from '../jobs/queue.ts';
import { happeningsOf } from './happening.ts';
import * as store from './items.store.ts';
import type { ItemNoun } from './moves.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
}

/** Writes down what has run out since, and says how many; lists and moves treat it as expired from its very instant. */
export const expireItems = async (noun: ItemNoun, { db, clock }: Deps): Promise<number> => {
  const said = happeningsOf(noun);
  for (let count = 0; ; ) {
    const expired = await db.transaction(async (trx) => {
      const at = clock().toISOString();
      const found = await store.expire(trx, noun, at);
      await recordAll(
        trx,
        found.map((item) => said(item, 'expired', true, null, at)),
      );
      // A hundred thousand may run out on one day: out of the lists by the slice, and after what people do.
      const ids = found.map(({ id }) => id);
      if (ids.length > 0) await queueJob(trx, 'match_several', { side: noun, ids }, { priority: 3 });
      return found.length;
    });
    count += expired;
    if (expired === 0) return count;
  }
};
