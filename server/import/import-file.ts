import { stat } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { writeBadRows } from './bad-rows.ts';
import { type Checked, checkFile } from './check-file.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import type { Importer } from './importer.ts';
import { Refusal } from './refusal.ts';
import { type Written, writeFile } from './write-file.ts';

export interface Asked {
  readonly file: string;
  readonly dryRun: boolean;
  readonly skipBad: boolean;
  /** Where the bad rows go when the file's own folder is not writable. */
  readonly otherwise: string;
  readonly progress: (what: 'checked' | 'written', rows: number) => void;
}

export interface Outcome {
  readonly encoding: Encoding;
  readonly checked: Checked;
  /** Undefined: nothing was written, because of the bad rows. */
  readonly written: Written | undefined;
  readonly badRowsFile: string | undefined;
}

const assertFile = async (file: string): Promise<{ size: number; mtimeMs: number }> => {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${error.code}).`,
    );
  });
  if (!found.isFile()) throw new Refusal(`${file} is no file.`);
  return found;
};

/**
 * Reads a file twice: first all of it to find what is wrong, then, if it may go in, to write it in one
 * transaction. So a bad last row is found before anything is touched, and memory holds only lines and ids.
 */
export const importFile = async <Draft>(
  { db, clock }: { db: Db; clock: Clock },
  importer: Importer<Draft>,
  { file, dryRun, skipBad, otherwise, progress }: Asked,
): Promise<Outcome> => {
  const before = await assertFile(file);
  const encoding = await encodingOf(file);
  const checked = await checkFile(file, encoding, importer, (rows) => progress('checked', rows));
  const { bad, superseded, read } = checked;
  const badRowsFile = bad.size === 0 ? undefined : await writeBadRows(file, encoding, checked, otherwise);
  if (bad.size > 0 && !skipBad) return { encoding, checked, written: undefined, badRowsFile };

  const after = await assertFile(file);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new Refusal(`${file} was changed while it was read. Nothing was imported; try again.`);
  }
  const written = await writeFile({ db, clock, dryRun }, file, encoding, importer, checked, (rows) =>
    progress('written', rows),
  );
  const { created, changed, unchanged, claimed } = written;
  const accounted = created + changed + unchanged + claimed + superseded.size + bad.size;
  if (accounted !== read) throw new Error(`${read} rows were read, but ${accounted} are accounted for`);
  return { encoding, checked, written, badRowsFile };
};
