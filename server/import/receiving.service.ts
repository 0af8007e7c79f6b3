import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { Failure, fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import type { ImportKind } from './imports.contract.ts';
import { mayImport } from './imports.policy.ts';
import * as store from './imports.store.ts';
import { inPieces } from './in-pieces.ts';

/** Imports take turns, whatever their kind: each would wait for the other's rows. */
export const IMPORT_QUEUE = 'imports';

export interface Sent {
  readonly kind: ImportKind;
  readonly name: string;
  readonly taxonomy?: string | undefined;
  readonly tagsFound: boolean;
  /** As the sender announced it; undefined where they did not. */
  readonly size: number | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  /** Bytes. */
  readonly limit: number;
}

/** Takes a file in, piece by piece and in one transaction: one that breaks off leaves nothing behind. */
export const receivingService = ({ db, clock, limit }: Deps) => {
  const keep = async (trx: Trx, importId: string, bytes: Sent['bytes']): Promise<number> => {
    let [size, place] = [0, 0];
    for await (const piece of inPieces(bytes)) {
      size += piece.length;
      if (size > limit) throw fail('body_too_large');
      await store.insertPiece(trx, { importId, part: 'file', place, bytes: piece });
      place += 1;
    }
    return size;
  };

  /** Returns the import's id. */
  return (actor: Actor, sent: Sent, once: Once): Promise<string> => {
    if (!mayImport(actor)) throw fail('not_allowed');
    if (sent.size !== undefined && sent.size > limit) throw fail('body_too_large');
    return db.transaction((trx) =>
      once(trx, async () => {
        if (!(await store.takeTurn(trx, sent.kind))) throw fail('import_under_way');
        const [id, at] = [newId(), clock().toISOString()];
        const { kind, name, taxonomy = null, tagsFound } = sent;
        await store.insertImport(trx, {
          id,
          kind,
          fileName: name,
          taxonomy,
          tagsFound,
          sentBy: actor.personId,
          sentAt: at,
        });
        const size = await keep(trx, id, sent.bytes).catch((error: unknown) => {
          // Whoever sends it has gone, or has stopped sending: nobody's fault here.
          throw error instanceof Failure || isOfDatabase(error) ? error : fail('upload_broken');
        });
        await store.setSize(trx, id, size);
        await queueJob(trx, 'run_import', { importId: id }, { queue: IMPORT_QUEUE });
        await record(trx, {
          type: 'import.sent',
          noun: 'import',
          id,
          actorId: actor.personId,
          audiences: ['administrators'],
          at,
        });
        return id;
      }),
    );
  };
};

const isOfDatabase = (error: unknown): boolean => error instanceof Error && 'severity' in error;
