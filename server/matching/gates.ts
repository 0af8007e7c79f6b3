import type { Gate } from './matching.contract.ts';
import type { Placing } from './place.ts';

type Party = { open: boolean; postedBy: string | null; organisation: string | null };
export type GatedNeed = Party;
export type GatedIdea = Party & {
  /** How many more introductions the idea can take; null when it is not limited. */
  openPlaces: number | null;
  pseudonymous: boolean;
  /** A pseudonymous author has agreed to meet people of the same organisation. */
  meetsOwnOrganisation: boolean;
};

/**
 * The gates that a pair fails, in a fixed order; none means that it may be suggested, whatever its score.
 * `placing` is what `place()` found, undefined where the idea does not reach the need.
 */
export const closedGates = (need: GatedNeed, idea: GatedIdea, placing: Placing | undefined): Gate[] => {
  const closed: Gate[] = [];
  if (!need.open) closed.push('need_not_open');
  if (!idea.open) closed.push('idea_not_open');
  if (need.postedBy !== null && need.postedBy === idea.postedBy) closed.push('same_person');
  const colleagues = need.organisation !== null && need.organisation === idea.organisation;
  if (colleagues && idea.pseudonymous && !idea.meetsOwnOrganisation) closed.push('same_organisation');
  if (idea.openPlaces !== null && idea.openPlaces <= 0) closed.push('no_open_places');
  if (!placing) closed.push('out_of_reach');
  return closed;
};
