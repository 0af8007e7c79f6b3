import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { RegionCode } from '../http/shapes.contract.ts';

export const RegionKind = z
  .enum(['country', 'nation', 'region', 'local_authority'])
  .meta({ id: 'RegionKind' });
export type RegionKind = z.infer<typeof RegionKind>;

export const Region = z
  .object({
    code: RegionCode,
    name: z.string(),
    kind: RegionKind,
    parent: RegionCode.nullable(),
    lat: z.number(),
    lon: z.number(),
  })
  .meta({ id: 'Region' });
export type Region = z.infer<typeof Region>;

export const RegionSet = z
  .object({ id: z.string(), name: z.string(), kind: z.string(), codes: z.array(RegionCode) })
  .meta({ id: 'RegionSet', description: 'A named set of councils: a county, a city region' });

/** A place as other things mention it. */
export const Place = z.object({ code: RegionCode, name: z.string() }).meta({ id: 'Place' });

export const listRegions = endpoint({
  method: 'get',
  path: '/regions',
  noun: 'region',
  who: 'anyone',
  summary: 'Every place of the hierarchy that stands today, in tree order, and the named sets of councils',
  returns: z.object({ items: z.array(Region), sets: z.array(RegionSet) }),
});
