import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Bytes, type Encoding, textOf } from './encoding.ts';
import { Refusal } from './refusal.ts';

/** A row as it stands in the file. `line` is where it begins; the header is line 1. */
export interface Row {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  /** Why it cannot be read as a row of this file. */
  readonly fault: string | undefined;
}

const LARGEST_ROW = 4_000_000;

const countIn = (fields: readonly string[], breaks: RegExp): number =>
  fields.reduce((count, field) => count + (field.match(breaks)?.length ?? 0), 0);

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

/** `last`: where the last row that could be read begins. */
const explained = (error: CsvError, last: number): Refusal => {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new Refusal(`A quote is opened after the row on line ${last} and never closed.`);
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const size = LARGEST_ROW / 1_000_000;
    return new Refusal(`After the row on line ${last} comes one of over ${size} MB: is a quote not closed?`);
  }
  return new Refusal(`The file cannot be read as CSV after line ${last}: ${error.message}`);
};

interface Found {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}
interface Placed extends Omit<Found, 'info'> {
  readonly line: number;
}

/** Yields the header first (line 1, its values name the columns), then each row. Streams: files may be large. */
export const rowsOf = async function* (
  bytes: Bytes,
  encoding: Encoding,
): AsyncGenerator<{ header: readonly string[] } | Row> {
  let header: string[] | undefined;
  // The parser counts a Windows line end inside quotes as two lines.
  let twice = 0;
  let last = 1;
  const placed = ({ record, raw, info }: Found): Placed => {
    twice += countIn(record, /\r\n/g);
    last = info.lines - twice - countIn(record, /\r\n|\r|\n/g);
    return { record, raw, line: last };
  };
  const parser = parse({
    // Counted here and not where rows are taken: what is read ahead is lost when the parser finds a fault.
    on_record: (found: unknown) => placed(found as Found) as unknown as string[],
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
    // Files that were glued together mix their line ends.
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const text = Readable.from(textOf(bytes, encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, raw, line } of parser as AsyncIterable<Placed>) {
      if (header === undefined) {
        header = headerOf(record);
        yield { header };
        continue;
      }
      const values = Object.fromEntries(
        record.map((field, place) => [header?.[place] ?? `column ${place + 1}`, field]),
      );
      yield { line, values, fault: faultOf(record, header, raw) };
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error, last) : error;
  } finally {
    text.destroy();
  }
  if (header === undefined) throw new Refusal('The file is empty.');
};
