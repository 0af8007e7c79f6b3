import type { Asker } from '../http/actor.ts';
import type { FoundNoun } from './search.contract.ts';

/**
 * What of a noun the asker may find, as a tsquery over the marks of what can be found; null: all there is.
 * Needs and ideas are there only while they are published, for everybody alike, so that a count tells nobody of a
 * draft. An organisation that is not verified is known to its members and to administrators, as in its list.
 */
export const findable = (asker: Asker, noun: FoundNoun): string | null => {
  if (noun !== 'organisation' || asker?.administrator === true) return null;
  const own = (asker?.memberships ?? []).map(({ organisationId }) => `'@${organisationId}'`);
  return ["'!verified'", ...own].join(' | ');
};
