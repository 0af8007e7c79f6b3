import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Checked } from './check-file.ts';
import { rowsOf } from './csv-rows.ts';
import type { Bytes, Encoding } from './encoding.ts';
import type { Importer } from './importer.ts';

export interface Written {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Left alone, because somebody has claimed them since. */
  readonly claimed: number;
  readonly lines: readonly string[];
}

interface Writing {
  readonly db: Db;
  readonly clock: Clock;
  readonly dryRun: boolean;
  /** Last before the commit: whoever keeps a record of it writes it down with the rows, or throws and takes them back. */
  readonly settle?: ((trx: Trx, written: Written) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Two imports at once would create what the other creates: they take turns. */
const IMPORTS_LOCK = 7_205_303;

/**
 * Writes the good rows of a checked file in one transaction, which is taken back for a dry run. What is told is
 * therefore what would happen, not a guess.
 */
export const writeFile = async <Draft>(
  { db, clock, dryRun, settle, signal }: Writing,
  bytes: Bytes,
  encoding: Encoding,
  importer: Importer<Draft>,
  { bad, superseded }: Checked,
  progress: (written: number) => void,
): Promise<Written> => {
  const counts = { created: 0, changed: 0, unchanged: 0, claimed: 0 };
  const at = clock().toISOString();
  const trx = await db.transaction();
  try {
    await trx.raw('select pg_advisory_xact_lock(?)', [IMPORTS_LOCK]);
    let batch: Draft[] = [];
    let written = 0;
    const flush = async (): Promise<void> => {
      signal?.throwIfAborted();
      for (const became of await importer.write(trx, batch, at)) counts[became] += 1;
      written += batch.length;
      progress(written);
      batch = [];
    };
    for await (const row of rowsOf(bytes, encoding)) {
      if ('header' in row || bad.has(row.line) || superseded.has(row.line)) continue;
      const mapped = importer.map(row.values);
      if ('faults' in mapped) throw new Error(`The file changed while it was read (line ${row.line})`);
      batch.push(mapped.draft);
      if (batch.length >= importer.batch) await flush();
    }
    if (batch.length > 0) await flush();
    const lines = await importer.finish(trx, at);
    const done = { ...counts, lines };
    if (!dryRun) await settle?.(trx, done);
    await (dryRun ? trx.rollback() : trx.commit());
    return done;
  } catch (error) {
    await trx.rollback();
    throw error;
  }
};
