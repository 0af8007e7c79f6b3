import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type CompiledTaxonomy, compileTaxonomy } from '#server/tags/suggest.ts';
import type { Found } from './collections.ts';

const folder = process.env.PUSHPULL_DATA;

const found = <T>(path: string, line: z.ZodType<T>): Found<T[]> =>
  existsSync(path)
    ? { data: z.array(line).parse(parse(readFileSync(path, 'utf8'), { columns: true, bom: true })) }
    : { skipped: `${path} is not there` };

const read = <T>(file: string, line: z.ZodType<T>): Found<T[]> =>
  folder ? found(join(folder, file), line) : { skipped: 'PUSHPULL_DATA is not set' };

const TagLine = z.object({
  code: z.string(),
  label: z.string(),
  parent: z.string(),
  synonyms: z.string().default(''),
  pattern: z.string(),
  exclude_pattern: z.string().default(''),
});

const compiled = (lines: Found<z.infer<typeof TagLine>[]>): Found<CompiledTaxonomy> =>
  'skipped' in lines
    ? lines
    : {
        data: compileTaxonomy(
          lines.data.map(({ code, label, parent, synonyms, pattern, exclude_pattern }) => ({
            id: code,
            label,
            parentId: parent || null,
            synonyms: synonyms.split('|').filter((synonym) => synonym !== ''),
            pattern: pattern || null,
            excludePattern: exclude_pattern || null,
          })),
        ),
      };

/** A charity's tags, as an instance would import them. */
export const charityTaxonomy = (): Found<CompiledTaxonomy> => compiled(read('taxonomy/ukcat.csv', TagLine));

/** The sustainable development goals, as an instance would import them. */
export const goalTaxonomy = (): Found<CompiledTaxonomy> =>
  compiled(found(join(import.meta.dirname, '../../seeds/goals.csv'), TagLine));

const Judged = z.object({
  text: z.string(),
  sdg: z.string().transform((goal) => `SDG${goal}`),
  label: z.enum(['True', 'False']).transform((label) => label === 'True'),
});
export type JudgedText = z.infer<typeof Judged>;

/** Texts that experts judged: whether they are about one goal. */
export const goalTexts = (): Found<JudgedText[]> => read('eval/sdg_dev.csv', Judged);
