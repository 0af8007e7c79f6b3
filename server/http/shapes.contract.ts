import { z } from 'zod';

/** Shapes that every feature shares. Dates are ISO 8601 in UTC; money is integer pence with its currency. */

export const Id = z.uuid();
export const Instant = z.iso.datetime({ offset: true });
export const Day = z.iso.date();
export const Version = z.int().positive();
export const RegionCode = z.string().regex(/^[A-Z]\d{8}$/, 'A place code has a letter and eight digits');
export const Pence = z.int().min(0).max(1_000_000_000_000);

export const ById = z.strictObject({ id: Id });
export const Done = z.object({ done: z.literal(true) });
export const done = { done: true } as const;

/** A line of text: trimmed, no line breaks. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\r\n]*$/, 'Keep this on one line');
/** Prose: trimmed, line breaks allowed. */
export const prose = (max: number, min = 0) => z.string().trim().min(min).max(max);

/** A page of a list that grows: items, and the cursor of the next page or null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const Cursor = z.string().max(400).optional();
export const Limit = z.coerce.number().int().min(1).max(100).default(20);

/** A list in a query string: `?tag=a&tag=b` or `?tag=a`. */
export const many = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );
