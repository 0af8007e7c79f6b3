import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Encoding, textOf } from './encoding.ts';
import { Refusal } from './refusal.ts';

/** A row as it stands in the file. `line` is where it begins; the header is line 1. */
export interface Row {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  /** Why it cannot be read as a row of this file. */
  readonly fault: string | undefined;
}

const LARGEST_ROW = 4_000_000;

const breaksIn = (fields: readonly string[]): number =>
  fields.reduce((count, field) => count + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

const headerOf = (fields: readonly string[]): string[] => {
  const names = fields.map((field, place) => field.trim().toLowerCase() || `column ${place + 1}`);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Refusal(`The column "${twice}" stands twice in the first line.`);
  const [only] = names;
  if (names.length === 1 && only !== undefined && /[;\t|]/.test(only)) {
    throw new Refusal('The columns must be separated by commas. Save the file as CSV with commas first.');
  }
  return names;
};

const faultOf = (fields: readonly string[], header: readonly string[], raw: string): string | undefined => {
  if (fields.length !== header.length) {
    return `The row has ${fields.length} fields where the first line has ${header.length}`;
  }
  // A field that keeps its opening quote was closed too early: quotes inside quotes must be doubled.
  if (fields.some((field) => field.startsWith('"')) && !raw.includes('"""')) {
    return 'A quote inside quotes must be doubled';
  }
  return undefined;
};

const explained = (error: CsvError): Refusal => {
  const line = Number(error.lines);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new Refusal(
      `A quote is opened and never closed; the row that opens it is on or before line ${line}.`,
    );
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Refusal(
      `The row that begins about line ${line} is larger than ${LARGEST_ROW / 1_000_000} MB: is a quote not closed?`,
    );
  }
  return new Refusal(`The file cannot be read as CSV at line ${line}: ${error.message}`);
};

/** Yields the header first (line 1, its values name the columns), then each row. Streams: files may be large. */
export const rowsOf = async function* (
  file: string,
  encoding: Encoding,
): AsyncGenerator<{ header: readonly string[] } | Row> {
  const parser = parse({
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
    // Files that were glued together mix their line ends.
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const text = Readable.from(textOf(file, encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let header: string[] | undefined;
  try {
    for await (const { record, info, raw } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
      raw: string;
    }>) {
      if (header === undefined) {
        header = headerOf(record);
        yield { header };
        continue;
      }
      const values = Object.fromEntries(
        record.map((field, place) => [header?.[place] ?? `column ${place + 1}`, field]),
      );
      yield { line: info.lines - breaksIn(record), values, fault: faultOf(record, header, raw) };
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error) : error;
  } finally {
    text.destroy();
  }
  if (header === undefined) throw new Refusal('The file is empty.');
};
