import { z } from 'zod';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { Once } from '../database/once.ts';
import { giveReason } from '../events/reasons.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { ReplyOf } from '../http/endpoint.contract.ts';
import { queueJob } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Import, listImports } from './imports.contract.ts';
import { mayImport, movesOf, refusalOf } from './imports.policy.ts';
import * as store from './imports.store.ts';
import { IMPORT_QUEUE, receivingService, type Sent } from './receiving.service.ts';
import { runningService } from './running.service.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly accounts: Pick<AccountsService, 'names'>;
  /** The largest file, in bytes. */
  readonly limit: number;
}

const After = z.tuple([z.uuid()]);
const DAY = 86_400_000;
/** A file that was tried and left lying keeps others of its kind out. */
const FORGOTTEN_AFTER_DAYS = 7;
const REFUSED_KEPT_DAYS = 30;

/** Files that administrators import from the browser: sent, tried, started, given up, and what became of them. */
export const importsService = ({ db, clock, log, accounts, limit }: Deps) => {
  const receive = receivingService({ db, clock, limit });
  const running = runningService({ db, clock, log });

  const shown = async (actor: Actor, found: readonly store.StoredImport[]): Promise<Import[]> => {
    const people = [...new Set(found.flatMap(({ sentBy }) => sentBy ?? []))];
    const names = await accounts.names(db, people);
    return found.map((one) => ({
      ...one,
      sentBy: one.sentBy === null ? null : (names.get(one.sentBy) ?? null),
      moves: movesOf(actor, one),
    }));
  };

  const read = async (actor: Actor, id: string): Promise<Import> => {
    if (!mayImport(actor)) throw fail('not_allowed');
    const [one] = await shown(actor, [await store.getImport(db, id)]);
    if (one === undefined) throw fail('import_not_found');
    return one;
  };

  const giveUp = async (trx: Trx, id: string, actorId: string | null): Promise<void> => {
    const at = clock().toISOString();
    const from = ['checking', 'checked', 'importing'] as const;
    if (!(await store.moveImport(trx, { id, from, to: 'cancelled', at }))) throw fail('already_moved');
    await store.dropPieces(trx, id);
    await record(trx, {
      type: 'import.cancelled',
      noun: 'import',
      id,
      actorId,
      audiences: ['administrators'],
      at,
    });
  };

  const moving = async (
    actor: Actor,
    id: string,
    move: 'start' | 'cancel',
    once: Once,
    work: (trx: Trx) => Promise<void>,
  ): Promise<Import> => {
    if (!mayImport(actor)) throw fail('not_allowed');
    await db.transaction((trx) =>
      once(trx, async () => {
        const refusal = refusalOf(move, actor, await store.getForUpdate(trx, id));
        if (refusal !== null) throw fail(refusal);
        await work(trx);
        return id;
      }),
    );
    return read(actor, id);
  };

  return {
    list: async (
      actor: Actor,
      asked: { readonly cursor?: string | undefined; readonly limit: number },
    ): Promise<ReplyOf<typeof listImports>> => {
      if (!mayImport(actor)) throw fail('not_allowed');
      const before = decodeCursor(asked.cursor, After)?.[0] ?? null;
      const found = await store.listImports(db, { before, limit: asked.limit + 1 });
      const page = pageFrom(found, asked.limit, ({ id }) => [id]);
      return { items: await shown(actor, page.items), next: page.next, limit };
    },

    read,

    send: async (actor: Actor, sent: Sent, once: Once): Promise<Import> =>
      read(actor, await receive(actor, sent, once)),

    start: (
      actor: Actor,
      id: string,
      { mayLeaveOut, reason }: { mayLeaveOut: number; reason: string },
      once: Once,
    ): Promise<Import> =>
      moving(actor, id, 'start', once, async (trx) => {
        const at = clock().toISOString();
        await store.moveImport(trx, { id, from: ['checked'], to: 'importing', at, mayLeaveOut });
        await queueJob(trx, 'run_import', { importId: id }, { queue: IMPORT_QUEUE });
        const given = { noun: 'import', id, act: 'started', text: reason, by: actor.personId, at } as const;
        await record(trx, {
          type: 'import.started',
          noun: 'import',
          id,
          actorId: actor.personId,
          audiences: ['administrators'],
          data: { reasonId: await giveReason(trx, given) },
          at,
        });
      }),

    cancel: (actor: Actor, id: string, once: Once): Promise<Import> =>
      moving(actor, id, 'cancel', once, (trx) => giveUp(trx, id, actor.personId)),

    /** The refused rows as CSV, piece by piece. */
    refused: async (
      actor: Actor,
      id: string,
    ): Promise<{ fileName: string; pieces: AsyncIterable<Buffer> }> => {
      const { fileName } = await read(actor, id);
      return { fileName, pieces: store.pieces(db, id, 'refused') };
    },

    forget: async (trx: Trx): Promise<void> => {
      const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY).toISOString();
      for (const { id } of await store.listForgotten(trx, daysAgo(FORGOTTEN_AFTER_DAYS)))
        await giveUp(trx, id, null);
      await store.dropOldRefused(trx, daysAgo(REFUSED_KEPT_DAYS));
    },

    ...running,
  };
};
export type ImportsService = ReturnType<typeof importsService>;
