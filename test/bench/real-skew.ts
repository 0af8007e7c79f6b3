import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { PlaceRow } from '#server/matching/place.ts';
import type { TagRow } from '#server/matching/taxonomy.ts';

/** One item after whose likeness others are made. */
export type Model = { tags: string[]; places: string[]; text: string };

/** What a world is drawn from: where its skew comes from, its tags and places, and models of both sides. */
export type Skew = {
  source: string;
  tags: TagRow[];
  places: PlaceRow[];
  borders: [string, string][];
  needs: Model[];
  ideas: Model[];
};

const folder = process.env.PUSHPULL_DATA;

const rowsOf = (path: string): Record<string, string>[] =>
  parse(readFileSync(path, 'utf8'), { bom: true, columns: true });

const list = (cell: string | undefined): string[] => (cell ?? '').split(/\s+/).filter((code) => code !== '');

const kindOf = (kind: string | undefined): PlaceRow['kind'] =>
  kind === 'country' || kind === 'nation' || kind === 'region' ? kind : 'local_authority';

const real = (data: string): Skew => {
  const rows = rowsOf(join(data, 'uk-places.csv'));
  return {
    source: 'the real items, tags and places under PUSHPULL_DATA',
    tags: rowsOf(join(data, 'taxonomy', 'ukcat.csv')).map(({ code = '', parent }) => ({
      id: code,
      parent: parent ? parent : null,
      replacedBy: null,
    })),
    places: rows.map(({ code = '', kind, parent }) => ({
      code,
      kind: kindOf(kind),
      parent: parent ? parent : null,
      replacedBy: null,
    })),
    borders: rows.flatMap(({ code = '', neighbours }) =>
      list(neighbours).map((other): [string, string] => [code, other]),
    ),
    needs: rowsOf(join(data, 'real', 'needs.csv')).map((row) => ({
      tags: list(row.tags),
      places: list(row.region_codes),
      text: `${row.title}\n${row.title}\n${row.description}`,
    })),
    ideas: rowsOf(join(data, 'real', 'ideas.csv')).map((row) => ({
      tags: list(row.tags),
      places: list(row.region_codes),
      text: `${row.title}\n${row.title}\n${row.summary}`,
    })),
  };
};

/** Number `rank` of `many` is met in proportion to 1 / (rank + 1)^.8: close to the real tags and words. */
const zipf = (many: number, next: () => number): number => Math.floor(many * next() ** 2.5);

const invented = (next: () => number): Skew => {
  const themes = Array.from({ length: 24 }, (_, at) => `t${at}`);
  const tags: TagRow[] = themes.flatMap((theme) => [
    { id: theme, parent: null, replacedBy: null },
    ...Array.from({ length: 10 }, (_, at) => ({ id: `${theme}-${at}`, parent: theme, replacedBy: null })),
  ]);
  const places: PlaceRow[] = [{ code: 'K', kind: 'country', parent: null, replacedBy: null }];
  const borders: [string, string][] = [];
  for (let region = 0; region < 12; region += 1) {
    const nation = `N${region < 9 ? 0 : region}`;
    if (region === 0 || region >= 9)
      places.push({ code: nation, kind: 'nation', parent: 'K', replacedBy: null });
    if (region < 9) places.push({ code: `R${region}`, kind: 'region', parent: nation, replacedBy: null });
    for (let council = 0; council < 30; council += 1) {
      const code = `C${region}-${council}`;
      places.push({
        code,
        kind: 'local_authority',
        parent: region < 9 ? `R${region}` : nation,
        replacedBy: null,
      });
      for (const beside of [1, 6])
        if (council >= beside) borders.push([code, `C${region}-${council - beside}`]);
    }
  }
  const councils = places.filter(({ kind }) => kind === 'local_authority');
  const model = (): Model => ({
    tags: Array.from(
      { length: 1 + Math.floor(4 * next() ** 2) },
      () => tags[zipf(tags.length, next)]?.id ?? 't0',
    ),
    places: next() < 0.2 ? [] : [councils[zipf(councils.length, next)]?.code ?? 'K'],
    text: Array.from({ length: 45 }, () => `word${zipf(9000, next)}`).join(' '),
  });
  return {
    source: 'invented items with a Zipf-like skew (PUSHPULL_DATA is not set)',
    tags,
    places,
    borders,
    needs: Array.from({ length: 400 }, model),
    ideas: Array.from({ length: 3000 }, model),
  };
};

/** The real skew where the data folder is there, else an invented one. */
export const skewOf = (next: () => number): Skew =>
  folder && existsSync(join(folder, 'real', 'ideas.csv')) ? real(folder) : invented(next);
