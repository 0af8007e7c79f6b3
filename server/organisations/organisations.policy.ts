import type { Role } from '../accounts/accounts.contract.ts';
import type { Asker } from '../http/actor.ts';
import type { Organisation } from './organisations.contract.ts';

/** What the rules need to know of an organisation. */
export interface Judged {
  readonly id: string;
  readonly isAgency: boolean;
  readonly verified: boolean;
}

const roleIn = (asker: Asker, organisationId: string): Role | undefined =>
  asker?.memberships.find((membership) => membership.organisationId === organisationId)?.role;

/** Unverified organisations are known to administrators and to their own members. */
export const maySee = (asker: Asker, organisation: Judged): boolean =>
  organisation.verified || asker?.administrator === true || roleIn(asker, organisation.id) !== undefined;

export const maySeeMembers = (asker: Asker, organisation: Judged): boolean =>
  asker?.administrator === true || roleIn(asker, organisation.id) !== undefined;

/** The role that an organisation has for its members: brokers work at agencies, and nowhere else. */
export const roleAt = ({ isAgency }: Pick<Judged, 'isAgency'>): Role =>
  isAgency ? 'broker' : 'commissioner';

/** Nobody hands out a role that they do not hold; administrators hold the platform. */
export const mayInvite = (asker: Asker, organisation: Judged, role: Role): boolean =>
  role === roleAt(organisation) && (asker?.administrator === true || roleIn(asker, organisation.id) === role);

export const mayEditPatch = (asker: Asker, organisation: Judged): boolean =>
  organisation.isAgency && (asker?.administrator === true || roleIn(asker, organisation.id) === 'broker');

export const mayEndMembership = (asker: Asker, personId: string): boolean =>
  asker?.administrator === true || asker?.personId === personId;

/** What the asker could do now; the client draws a button for each. */
export const movesOf = (asker: Asker, organisation: Judged): Organisation['moves'] => {
  if (asker?.verified !== true) return [];
  const { verified } = organisation;
  return [
    ...(asker.administrator ? [verified ? ('withdraw_verification' as const) : ('verify' as const)] : []),
    ...(verified && mayInvite(asker, organisation, roleAt(organisation)) ? (['invite'] as const) : []),
    ...(mayEditPatch(asker, organisation) ? (['edit_patch'] as const) : []),
  ];
};
