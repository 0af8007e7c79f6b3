import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Checked } from './check-file.ts';
import { rowsOf } from './csv-rows.ts';
import type { Encoding } from './encoding.ts';

const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const lineOf = (values: readonly string[]): string => `${values.map(quoted).join(',')}\r\n`;

const isWritable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );

/**
 * Writes the bad rows as they came, each with its line, fields and reasons before it, so that they can be put right
 * and imported on their own. Beside the input, or in `otherwise` where that folder is not writable. Returns where.
 */
export const writeBadRows = async (
  file: string,
  encoding: Encoding,
  { header, bad }: Checked,
  otherwise: string,
): Promise<string> => {
  const folder = (await isWritable(dirname(file))) ? dirname(file) : otherwise;
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${basename(file).replace(/\.csv$/i, '')}.bad-rows.csv`);
  const out = createWriteStream(path);
  out.write(lineOf(['line', 'field', 'reason', ...header]));
  for await (const row of rowsOf(file, encoding)) {
    const faults = 'line' in row ? bad.get(row.line) : undefined;
    if (faults === undefined || !('line' in row)) continue;
    const fields = faults.map(({ field }) => field).join('; ');
    const reasons = faults.map(({ reason }) => reason).join('; ');
    const more = out.write(lineOf([String(row.line), fields, reasons, ...Object.values(row.values)]));
    if (!more) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return path;
};
