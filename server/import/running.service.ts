import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { measureTables } from '../database/measure.ts';
import { record } from '../events/record.ts';
import type { Log } from '../log.ts';
import type { Asked, Outcome } from './import-file.ts';
import { importInto } from './import-into.ts';
import type { ImportReport, ImportStatus } from './imports.contract.ts';
import * as store from './imports.store.ts';
import { inPieces } from './in-pieces.ts';
import { Refusal } from './refusal.ts';
import { summaryOf } from './summary.ts';

/** It was given up while it ran: nothing to tell, nothing to keep. */
class GivenUp extends Error {}
/** The process ends; another, or the next, begins again. */
class Stopping extends Error {}

const MORE_REFUSED = 'More rows are refused by now than you said may be left out. Nothing was imported.';
const TELL_EVERY_MS = 1_000;
const MOST_ATTEMPTS = 5;

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Runs what was sent: first tried and taken back, then, once somebody has said yes, for real. What is written and that
 * it is written are one transaction, so an import that a restart breaks off is simply run again.
 */
export const runningService = ({ db, clock, log }: Deps) => {
  const ending = new AbortController();

  const move = async (
    trx: Trx,
    id: string,
    from: ImportStatus,
    to: 'checked' | 'done' | 'refused' | 'failed',
    said: { problem?: string; report?: ImportReport },
  ): Promise<void> => {
    const at = clock().toISOString();
    if (!(await store.moveImport(trx, { id, from: [from], to, at, ...said }))) throw new GivenUp();
    if (to !== 'checked') await store.dropPieces(trx, id, 'file');
    const type = `import.${to}` as const;
    await record(trx, { type, noun: 'import', id, actorId: null, audiences: ['administrators'], at });
  };

  /** Tells how far it is now and then, and hears whether it has been given up. */
  const watch = ({ id, status }: store.StoredImport) => {
    const control = new AbortController();
    const stop = (): void => control.abort(new Stopping('The process ends'));
    ending.signal.addEventListener('abort', stop);
    if (ending.signal.aborted) stop();
    let at: { step: 'checked' | 'written'; done: number } | undefined;
    let telling: Promise<void> = Promise.resolve();
    const timer = setInterval(() => {
      if (at === undefined) return;
      const now = { id, status, ...at };
      telling = telling
        .then(() => store.tell(db, now))
        .then(
          (stands) => void (stands || control.abort(new GivenUp())),
          (error: unknown) => control.abort(error),
        );
    }, TELL_EVERY_MS);
    return {
      signal: control.signal,
      progress: (step: 'checked' | 'written', done: number): void => {
        at = { step, done };
      },
      stop: async (): Promise<void> => {
        clearInterval(timer);
        ending.signal.removeEventListener('abort', stop);
        await telling;
      },
    };
  };

  const keepBadRows = (importId: string, badRows: AsyncIterable<string>): Promise<void> =>
    db.transaction(async (trx) => {
      await store.dropPieces(trx, importId, 'refused');
      let place = 0;
      for await (const bytes of inPieces(badRows)) {
        await store.insertPiece(trx, { importId, part: 'refused', place, bytes });
        place += 1;
      }
    });

  const through = async (
    given: store.StoredImport,
    { signal, progress }: Pick<ReturnType<typeof watch>, 'signal' | 'progress'>,
  ): Promise<void> => {
    const { id, kind, status, fileName, taxonomy, tagsFound, mayLeaveOut } = given;
    const run = (how: Pick<Asked, 'dryRun' | 'mayLeaveOut' | 'settle'>): Promise<Outcome> =>
      importInto(
        { db, clock },
        { noun: kind, file: fileName, taxonomy: taxonomy ?? undefined, tagsFound },
        {
          bytes: () => store.pieces(db, id, 'file'),
          keepBadRows: (rows) => keepBadRows(id, rows),
          signal,
          progress,
          ...how,
        },
      );
    const tries = async (problem?: string): Promise<void> => {
      const outcome = await run({ dryRun: true, mayLeaveOut: Number.POSITIVE_INFINITY });
      const said = { report: summaryOf(outcome), ...(problem !== undefined && { problem }) };
      await db.transaction((trx) => move(trx, id, status, 'checked', said));
    };

    await store.dropPieces(db, id, 'refused');
    if (status === 'checking') return tries();
    const { written } = await run({
      dryRun: false,
      mayLeaveOut: mayLeaveOut ?? 0,
      settle: (trx, done) => move(trx, id, status, 'done', { report: summaryOf(done) }),
    });
    if (written === undefined) return tries(MORE_REFUSED);
    // Until the planner has seen the new rows, it reads them many times slower.
    await measureTables(db);
  };

  const settleFault = async (given: store.StoredImport, error: unknown): Promise<void> => {
    const { id, status, attempts } = given;
    if (error instanceof GivenUp) return store.dropPieces(db, id);
    const end = (to: 'refused' | 'failed', problem: string): Promise<void> =>
      db.transaction((trx) => move(trx, id, status, to, { problem }));
    if (error instanceof Refusal) return end('refused', error.message);
    if (error instanceof Stopping || attempts < MOST_ATTEMPTS) throw error;
    log.error({ err: error, importId: id }, 'an import failed');
    return end(
      'failed',
      'It failed for a reason that is not in the file, and nothing of it was kept. The log of the server has more.',
    );
  };

  return {
    /** The process ends: what runs is broken off, and begun again by whoever takes its job. */
    stop: (): void => ending.abort(),
    tasks: {
      run_import: async ({ importId }: { readonly importId: string }): Promise<void> => {
        const given = await store.begin(db, importId);
        if (given === undefined) return;
        const watching = watch(given);
        try {
          await through(given, watching);
        } catch (error) {
          await watching.stop();
          await settleFault(given, error);
        } finally {
          await watching.stop();
        }
      },
    },
  };
};
