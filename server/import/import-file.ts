import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { badRows } from './bad-rows.ts';
import { type Checked, checkFile } from './check-file.ts';
import { type Bytes, type Encoding, encodingOf } from './encoding.ts';
import type { Importer } from './importer.ts';
import { type Written, writeFile } from './write-file.ts';

export interface Asked {
  readonly bytes: Bytes;
  readonly dryRun: boolean;
  /** How many bad rows may be left out; with one more, nothing is written. */
  readonly mayLeaveOut: number;
  /** Keeps the bad rows for whoever has to put them right. */
  readonly keepBadRows: (rows: AsyncIterable<string>) => Promise<void>;
  readonly progress: (what: 'checked' | 'written', rows: number) => void;
  /** After the first reading, before anything is written. */
  readonly beforeWriting?: () => Promise<void>;
  readonly settle?: (trx: Trx, outcome: Outcome) => Promise<void>;
  /** Aborted: it throws the signal's reason, and nothing is kept. */
  readonly signal?: AbortSignal;
}

export interface Outcome {
  readonly encoding: Encoding;
  readonly checked: Checked;
  /** Undefined: nothing was written, because of the bad rows. */
  readonly written: Written | undefined;
}

/**
 * Reads a file twice: first all of it to find what is wrong, then, if it may go in, to write it in one
 * transaction. So a bad last row is found before anything is touched, and memory holds only lines and ids.
 */
export const importFile = async <Draft>(
  { db, clock }: { db: Db; clock: Clock },
  importer: Importer<Draft>,
  { bytes, dryRun, mayLeaveOut, keepBadRows, progress, beforeWriting, settle, signal }: Asked,
): Promise<Outcome> => {
  const encoding = await encodingOf(bytes);
  const checked = await checkFile(bytes, encoding, importer, (rows) => progress('checked', rows), signal);
  const { bad, superseded, read } = checked;
  if (bad.size > 0) await keepBadRows(badRows(bytes, encoding, checked));
  if (bad.size > mayLeaveOut) return { encoding, checked, written: undefined };

  await beforeWriting?.();
  const settled = settle && ((trx: Trx, written: Written) => settle(trx, { encoding, checked, written }));
  const written = await writeFile(
    { db, clock, dryRun, settle: settled, signal },
    bytes,
    encoding,
    importer,
    checked,
    (rows) => progress('written', rows),
  );
  const { created, changed, unchanged, claimed } = written;
  const accounted = created + changed + unchanged + claimed + superseded.size + bad.size;
  if (accounted !== read) throw new Error(`${read} rows were read, but ${accounted} are accounted for`);
  return { encoding, checked, written };
};
