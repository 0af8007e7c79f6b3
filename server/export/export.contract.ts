import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Instant } from '../http/shapes.contract.ts';

export const DataSetName = z.enum(['needs', 'ideas', 'organisations', 'tags', 'regions']);
export type DataSetName = z.infer<typeof DataSetName>;

export const DataFormat = z.enum(['csv', 'json', 'jsonld', 'ttl']);
export type DataFormat = z.infer<typeof DataFormat>;

/** What there is to take away. The files themselves are at `/data/<name>.<format>`, outside the API. */
export const describeData = endpoint({
  method: 'get',
  path: '/data',
  noun: 'event',
  who: 'anyone',
  summary:
    'Everything public as files: which there are, how much is in each, their columns, and under which licence',
  returns: z.object({
    licence: z.string().nullable().describe('As the operator of this instance says; null: nothing is said'),
    sets: z.array(
      z.object({
        name: DataSetName,
        count: z.int(),
        newestAt: Instant.nullable().describe('When the last of it changed, where that is known'),
        files: z.array(z.object({ format: DataFormat, path: z.string() })),
        columns: z.array(z.object({ name: z.string(), about: z.string() })),
      }),
    ),
  }),
});
