import type { Actor, Asker } from '../http/actor.ts';
import type { ClaimMove, ClaimStatus } from './claims.contract.ts';

/** What the rules need to know of what is claimed. */
export interface Thing {
  /** It belongs to somebody. */
  readonly claimed: boolean;
  /** The verified organisation that it is of; null for an organisation, and where that is not checked. */
  readonly organisationId: string | null;
  /** The agencies whose patch covers it, and the one that took the call. */
  readonly agencyIds: readonly string[];
  /** Claiming it makes a broker of somebody, which only the platform does. */
  readonly makesBroker: boolean;
}

interface Stood {
  readonly status: ClaimStatus;
  readonly claimantId: string | null;
  readonly invitedBy: string | null;
}

/** Administrators, and the brokers of an agency that covers it: of an organisation, all that is of it. */
export const decides = (asker: Asker, { agencyIds, makesBroker }: Thing): boolean =>
  asker?.verified === true &&
  (asker.administrator || (!makesBroker && asker.agencyId !== null && agencyIds.includes(asker.agencyId)));

/** Members of its own verified organisation need nobody to check that it is theirs. */
export const takes = (asker: Asker, { organisationId, claimed }: Thing): boolean =>
  !claimed &&
  asker?.verified === true &&
  organisationId !== null &&
  asker.memberships.some((one) => one.organisationId === organisationId && one.organisationVerified);

/** What the asker could do about something; the client draws a button for each. */
export const movesOn = (asker: Asker, thing: Thing): ('request' | 'take' | 'invite' | 'decide')[] => {
  const decider = decides(asker, thing);
  return [
    ...(thing.claimed ? [] : takes(asker, thing) ? (['take'] as const) : (['request'] as const)),
    ...(!thing.claimed && decider ? (['invite'] as const) : []),
    ...(decider ? (['decide'] as const) : []),
  ];
};

/** Nobody decides on a claim of their own. */
export const movesOf = (actor: Actor, claim: Stood, thing: Thing): ClaimMove[] => {
  const own = claim.claimantId === actor.personId;
  const decider = decides(actor, thing);
  switch (claim.status) {
    case 'requested':
      return own ? ['withdraw'] : decider ? ['accept', 'refuse'] : [];
    case 'invited':
      return decider || claim.invitedBy === actor.personId ? ['withdraw'] : [];
    default:
      return [];
  }
};

/** A claim is known to its claimant, to whoever invited, and to those who decide. */
export const maySee = (actor: Actor, claim: Stood, thing: Thing): boolean =>
  claim.claimantId === actor.personId || claim.invitedBy === actor.personId || decides(actor, thing);
