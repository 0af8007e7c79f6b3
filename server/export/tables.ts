import { stringify } from 'csv-stringify/sync';
import type { Cell, Column } from './columns.ts';

type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

const flat = (cell: Cell): string | number | null => {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell;
  return typeof cell === 'boolean' ? String(cell) : cell.join('; ');
};

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark, because Excel reads accents no other way), written as its
 * rows come. A text that a spreadsheet would run as a formula (`= + - @`, tab, carriage return and their wide twins)
 * is preceded by an apostrophe; JSON has every text as it is. Lists are joined by `; `.
 */
export async function* csvOf<Row>(
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
  origin: string,
): AsyncGenerator<string> {
  const lines = (table: readonly (readonly (string | number | null)[])[]): string =>
    stringify([...table], { record_delimiter: 'windows', escape_formulas: true });
  yield `\uFEFF${lines([columns.map(({ name }) => name)])}`;
  for await (const page of pages)
    yield lines(page.map((row) => columns.map((column) => flat(column.of(row, origin)))));
}

/** The same table as one JSON object, `about` first and then its rows by column name. */
export async function* jsonOf<Row>(
  about: Readonly<Record<string, unknown>>,
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
  origin: string,
): AsyncGenerator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"items":[`;
  let between = '\n';
  for await (const page of pages) {
    const written = page.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map(({ name, of }) => [name, of(row, origin)]))),
    );
    if (written.length === 0) continue;
    yield between + written.join(',\n');
    between = ',\n';
  }
  yield '\n]}\n';
}
