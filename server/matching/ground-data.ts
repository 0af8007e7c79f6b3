import type { Epoch } from './epoch.ts';
import { gazetteerOf, type PlaceRow } from './place.ts';
import { type Ground, groundOf } from './profile.ts';
import { type TagMapping, type TagRow, taxonomyOf } from './taxonomy.ts';

/** The tags and how they meet, as plain data. */
export type TaxonomyData = { readonly tags: readonly TagRow[]; readonly mappings: readonly TagMapping[] };

/** A ground as plain data, which can be sent to a thread. The epoch is JSON as it is stored: one value, not many. */
export type GroundData = TaxonomyData & {
  readonly places: readonly PlaceRow[];
  readonly borders: readonly (readonly [string, string])[];
  readonly epoch: string;
};

/** The ground that the data describe; the same on every thread and in every process. */
export const groundFrom = ({ tags, mappings, places, borders, epoch }: GroundData): Ground => {
  const frozen: Epoch = JSON.parse(epoch);
  return groundOf(taxonomyOf(tags, mappings), gazetteerOf(places, borders), frozen);
};
