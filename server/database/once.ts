import { createHash } from 'node:crypto';
import { fail } from '../fail.ts';
import type { Trx } from './connect.ts';
import { row } from './query.ts';

/**
 * Does the work at most once per Idempotency-Key and returns the id of what it made or moved. A second call waits
 * for the first transaction to end; then it gets the id and answers afresh, so that a replay shows only what its
 * caller may see now.
 */
export type Once = (trx: Trx, work: () => Promise<string>) => Promise<string>;

export const always: Once = (_trx, work) => work();

interface Call {
  readonly personId: string;
  readonly key: string;
  readonly endpoint: string;
  readonly body: unknown;
}

export const onceFor = ({ personId, key, endpoint, body }: Call): Once => {
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return async (trx, work) => {
    const mine = await row(
      trx,
      `insert into idempotency_keys (person_id, key, endpoint, body_hash)
       values (:personId, :key, :endpoint, :bodyHash)
       on conflict (person_id, key) do nothing returning key`,
      { personId, key, endpoint, bodyHash },
    );
    if (mine === undefined) {
      const earlier = await row<{ endpoint: string; bodyHash: string; nounId: string }>(
        trx,
        'select endpoint, body_hash, noun_id from idempotency_keys where person_id = :personId and key = :key',
        { personId, key },
      );
      if (earlier === undefined) throw fail('busy');
      if (earlier.endpoint !== endpoint || earlier.bodyHash !== bodyHash)
        throw fail('idempotency_key_reused');
      return earlier.nounId;
    }
    const nounId = await work();
    await trx.raw(
      'update idempotency_keys set noun_id = :nounId where person_id = :personId and key = :key',
      {
        nounId,
        personId,
        key,
      },
    );
    return nounId;
  };
};
