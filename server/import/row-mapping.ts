import type { z } from 'zod';

/** Why a row cannot go in. `field` is the column as the file calls it. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
}

/** What was done to a row that goes in, other than to copy it. */
export interface Note {
  readonly field: string;
  readonly what: string;
}

export type Values = Readonly<Record<string, string>>;
export type Mapped<Draft> =
  | { readonly draft: Draft; readonly notes: readonly Note[] }
  | { readonly faults: readonly Fault[] };

/** Codes that other tables know. */
export interface Codes {
  /** The code in use today; undefined when nobody knows it. */
  readonly region: (code: string) => string | undefined;
  /** The ids of the tags with this code, one per taxonomy. */
  readonly tag: (code: string) => readonly string[];
}

/** Reads the cells of one row, gathering what is wrong with them and what was done to them. */
export const cellsOf = (values: Values, codes?: Codes) => {
  const faults: Fault[] = [];
  const notes: Note[] = [];
  const wrong = (field: string, reason: string): void => void faults.push({ field, reason });
  const note = (field: string, what: string): void => void notes.push({ field, what });

  const text = (field: string): string => {
    const raw = values[field] ?? '';
    const value = raw.trim();
    if (value !== raw) note(field, 'spaces around the value were taken off');
    return value;
  };
  const orNull = (field: string): string | null => text(field) || null;

  const listed = (field: string): string[] => {
    const all = text(field)
      .split(/\s+/)
      .filter((code) => code !== '');
    const once = [...new Set(all)];
    if (once.length < all.length) note(field, 'codes that stood twice were taken once');
    return once;
  };

  const regions = (field: string): string[] => {
    const found = listed(field).flatMap((code) => {
      const current = codes?.region(code);
      if (current === undefined) wrong(field, `There is no place with the code ${code}`);
      else if (current !== code) note(field, `${code} is no longer in use; it became ${current}`);
      return current ?? [];
    });
    return [...new Set(found)];
  };

  const tags = (field: string): string[] => {
    const found = listed(field).flatMap((code) => {
      const [id, ...others] = codes?.tag(code) ?? [];
      if (id === undefined) {
        wrong(field, `There is no tag with the code ${code}: import its taxonomy first`);
        return [];
      }
      if (others.length > 0) {
        wrong(field, `The code ${code} is in several taxonomies: say which is meant (--taxonomy)`);
      }
      return id;
    });
    return [...new Set(found)];
  };

  /** Whole or broken pounds, with or without sign and thousands separators, as pence. */
  const pounds = (field: string): number | null => {
    const value = text(field);
    if (value === '') return null;
    const found = /^£?\s?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(value);
    if (found === null) {
      wrong(field, `"${value.slice(0, 40)}" is no amount in pounds`);
      return null;
    }
    return Number(found[1]?.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  };

  /** A day that has been, as the instant at which it began; without one, the row counts from its import. */
  const pastDay = (field: string): string | null => {
    const value = text(field);
    if (value === '') return null;
    const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(at) || at > Date.now()) {
      note(field, `"${value.slice(0, 40)}" is no day that has been, so it counts from today`);
      return null;
    }
    return new Date(at).toISOString();
  };

  /** Holds what was read against the contract; `columnOf` says which column a field came from. */
  const checked = <Schema extends z.ZodType>(
    schema: Schema,
    candidate: z.input<Schema>,
    columnOf: Readonly<Record<string, string>>,
  ): z.output<Schema> | undefined => {
    const result = schema.safeParse(candidate);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const field = columnOf[String(issue.path[0])] ?? String(issue.path[0] ?? 'row');
      const length = (values[field] ?? '').trim().length;
      const reason =
        issue.code === 'too_big' && issue.origin === 'string'
          ? `It is ${length} characters long; at most ${issue.maximum} fit`
          : issue.code === 'too_small' && issue.origin === 'string'
            ? length === 0
              ? 'It is empty'
              : `It is ${length} characters long; it needs at least ${issue.minimum}`
            : issue.message;
      wrong(field, reason);
    }
    return undefined;
  };

  for (const [field, value] of Object.entries(values)) {
    if (value.includes('\u0000')) wrong(field, 'It has a character that is no text');
  }

  const end = <Draft>(draft: Draft | undefined): Mapped<Draft> =>
    draft === undefined || faults.length > 0 ? { faults } : { draft, notes };

  return { text, orNull, listed, regions, tags, pounds, pastDay, checked, wrong, note, end };
};
