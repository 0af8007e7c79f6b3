import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** Where the collections lie; undefined when the setting is absent. */
const folder = process.env.PUSHPULL_DATA;

export type Found<T> = { data: T } | { skipped: string };

const read = <T>(file: string, shape: z.ZodType<T>): Found<T> => {
  if (!folder) return { skipped: 'PUSHPULL_DATA is not set' };
  const path = join(folder, 'eval', file);
  if (!existsSync(path)) return { skipped: `${path} is not there` };
  return { data: shape.parse(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'))) };
};

const Judged = z.object({
  name: z.string(),
  docs: z.array(z.tuple([z.string(), z.string(), z.string()])),
  queries: z.record(z.string(), z.string()),
  qrels: z.record(z.string(), z.record(z.string(), z.number())),
});
export type Judged = z.infer<typeof Judged>;

const Charity = z.object({
  id: z.string(),
  name: z.string(),
  activities: z.string().nullable(),
  objects: z.string().nullable(),
  tags: z.array(z.string()),
});
export type Charity = z.infer<typeof Charity>;

export const cranfield = () => read('ir_cranfield.json.gz', Judged);
export const cacm = () => read('ir_cacm.json.gz', Judged);
export const charities = () => read('ukcat_dev.json.gz', z.array(Charity));

const Budget = z.object({
  projects: z.array(
    z.tuple([
      z.string(),
      z.string(),
      z.array(z.string()),
      z.array(z.string()),
      z.number().nullable(),
      z.number().nullable(),
      z.number(),
    ]),
  ),
  approvals: z.array(z.array(z.number())),
});
/** A participatory budget: its projects, and the projects that each voter approved, by position. */
export type Ballot = {
  projects: {
    id: string;
    name: string;
    district: string;
    themes: string[];
    tags: string[];
    lat: number | null;
    lon: number | null;
  }[];
  approvals: number[][];
};

export const warsaw = (): Found<Ballot> => {
  const found = read('warsaw_2023.json.gz', Budget);
  if ('skipped' in found) return found;
  const { projects, approvals } = found.data;
  return {
    data: {
      approvals,
      projects: projects.map(([name, district, themes, targets, lat, lon], at) => ({
        id: `project ${String(at).padStart(5, '0')}`,
        name,
        district,
        themes,
        // A theme and a target group may have one name.
        tags: [...themes.map((tag) => `theme ${tag}`), ...targets.map((tag) => `target ${tag}`)],
        lat,
        lon,
      })),
    },
  };
};
