import type { z } from 'zod';
import type { Mistake } from '../ui/error-summary.tsx';
import type { Translate } from '../words/translate.ts';

type Shape = Record<string, z.ZodType>;

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const MONEY = /^(budget|cost)(Min|Max)$/;

type Issue = { code: string; maximum?: unknown; minimum?: unknown; format?: unknown };

/** A fault that the contract finds, as a sentence that names the field and says what to do. */
const sentence = (t: Translate, name: string, field: string, issue: Issue): string => {
  if (MONEY.test(name)) return t('posting.issue.money', { field });
  if (name === 'deadline') return t('posting.issue.day', { field });
  if (issue.code === 'too_big') return t('posting.issue.too_long', { field, max: Number(issue.maximum) });
  if (issue.code === 'too_small') return t('posting.issue.too_short', { field, min: Number(issue.minimum) });
  if (issue.format === 'url') return t('posting.issue.url', { field });
  if (issue.format === 'regex') return t('posting.issue.one_line', { field });
  return t('posting.issue.other', { field });
};

/** Asks the contract itself, field by field, so that page and server never disagree about what is right. */
export const checkFields = (
  t: Translate,
  shape: Shape,
  fields: readonly string[],
  required: readonly string[],
  body: Record<string, unknown>,
  labelOf: (field: string) => string,
): Mistake[] =>
  fields.flatMap((name): Mistake[] => {
    const field = labelOf(name);
    const value = body[name];
    if (isEmpty(value)) {
      return required.includes(name)
        ? [{ field: name, message: t('posting.issue.required', { field }) }]
        : [];
    }
    const issue = shape[name]?.safeParse(value).error?.issues[0];
    return issue === undefined ? [] : [{ field: name, message: sentence(t, name, field, issue) }];
  });

/** The two ends of a range of money, which only make sense together. */
export const checkRange = (
  t: Translate,
  low: number | null,
  high: number | null,
  field: string,
): Mistake[] =>
  low !== null && high !== null && low > high ? [{ field, message: t('posting.issue.range') }] : [];
