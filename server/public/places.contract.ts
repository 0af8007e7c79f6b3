import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { RegionCode } from '../http/shapes.contract.ts';
import { Place, Region } from '../regions/regions.contract.ts';

export const getPlace = endpoint({
  method: 'get',
  path: '/places/:code',
  noun: 'region',
  who: 'anyone',
  summary: 'A place: what it lies in and beside, its parts, and how much is open there; a minute old at most',
  params: z.strictObject({ code: RegionCode }),
  returns: z.object({
    place: Region,
    around: z.array(Place).describe('What it lies in, from the country down'),
    beside: z.array(Place).describe('The places that border it'),
    parts: z.array(Place.extend({ needs: z.int(), ideas: z.int() })),
    needs: z.int(),
    ideas: z.int(),
  }),
  errors: ['not_found'],
});
