import { rowsOf } from './csv-rows.ts';
import type { Bytes, Encoding } from './encoding.ts';
import type { Importer } from './importer.ts';
import { Refusal } from './refusal.ts';
import type { Fault, Note } from './row-mapping.ts';

/** What a first reading of a file found out; small beside the file. */
export interface Checked {
  readonly header: readonly string[];
  readonly read: number;
  readonly bad: ReadonlyMap<number, readonly Fault[]>;
  /** Lines of rows that a later good row with the same id takes the place of. */
  readonly superseded: ReadonlySet<number>;
  /** What was done to rows, each with the lines it was done on. */
  readonly notes: ReadonlyMap<string, readonly number[]>;
  readonly unknownColumns: readonly string[];
}

const checkHeader = <Draft>(header: readonly string[], { columns }: Importer<Draft>): string[] => {
  const missing = columns.required.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new Refusal(
      `The file has no column ${missing.map((name) => `"${name}"`).join(', ')}. Its columns are: ${header.join(', ')}.`,
    );
  }
  return header.filter((name) => !columns.required.includes(name) && !columns.optional.includes(name));
};

/** Reads a whole file without writing anything: which rows are good, bad, or stand again further down. */
export const checkFile = async <Draft>(
  bytes: Bytes,
  encoding: Encoding,
  importer: Importer<Draft>,
  progress: (read: number) => void,
  signal?: AbortSignal,
): Promise<Checked> => {
  const bad = new Map<number, readonly Fault[]>();
  const superseded = new Set<number>();
  const lastLine = new Map<string, number>();
  const kept = new Map<number, Draft>();
  const noted: { line: number; notes: readonly Note[] }[] = [];
  let header: readonly string[] = [];
  let unknownColumns: string[] = [];
  let read = 0;

  for await (const row of rowsOf(bytes, encoding)) {
    if ('header' in row) {
      header = row.header;
      unknownColumns = checkHeader(header, importer);
      continue;
    }
    signal?.throwIfAborted();
    read += 1;
    progress(read);
    if (row.fault !== undefined) {
      bad.set(row.line, [{ field: 'row', reason: row.fault }]);
      continue;
    }
    const garbled = Object.entries(row.values).filter(([, value]) => value.includes('\uFFFD'));
    if (encoding === 'mixed' && garbled.length > 0) {
      bad.set(
        row.line,
        garbled.map(([field]) => ({ field, reason: 'It has characters that are not UTF-8' })),
      );
      continue;
    }
    const mapped = importer.map(row.values);
    if ('faults' in mapped) {
      bad.set(row.line, mapped.faults);
      continue;
    }
    const id = (row.values[importer.idColumn] ?? '').trim();
    const earlier = lastLine.get(id);
    if (earlier !== undefined) {
      superseded.add(earlier);
      kept.delete(earlier);
    }
    lastLine.set(id, row.line);
    if (importer.together !== undefined) kept.set(row.line, mapped.draft);
    if (mapped.notes.length > 0) noted.push({ line: row.line, notes: mapped.notes });
  }

  const keptLines = [...kept.keys()];
  for (const [place, faults] of importer.together?.([...kept.values()]) ?? []) {
    const line = keptLines[place];
    if (line !== undefined) bad.set(line, faults);
  }
  const notes = new Map<string, number[]>();
  for (const { line, notes: some } of noted) {
    if (bad.has(line) || superseded.has(line)) continue;
    for (const { field, what } of some) {
      const key = `${field}: ${what}`;
      const lines = notes.get(key) ?? [];
      lines.push(line);
      notes.set(key, lines);
    }
  }
  return { header, read, bad, superseded, notes, unknownColumns };
};
