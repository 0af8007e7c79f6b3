import type { Checked } from './check-file.ts';
import { rowsOf } from './csv-rows.ts';
import type { Bytes, Encoding } from './encoding.ts';

const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const lineOf = (values: readonly string[]): string => `${values.map(quoted).join(',')}\r\n`;

/**
 * The bad rows as they came, each with its line, fields and reasons before it, so that they can be put right and
 * imported on their own.
 */
export const badRows = async function* (
  bytes: Bytes,
  encoding: Encoding,
  { header, bad }: Checked,
): AsyncGenerator<string> {
  yield lineOf(['line', 'field', 'reason', ...header]);
  for await (const row of rowsOf(bytes, encoding)) {
    const faults = 'line' in row ? bad.get(row.line) : undefined;
    if (faults === undefined || !('line' in row)) continue;
    const fields = faults.map(({ field }) => field).join('; ');
    const reasons = faults.map(({ reason }) => reason).join('; ');
    yield lineOf([String(row.line), fields, reasons, ...Object.values(row.values)]);
  }
};
