import type { ErrorCode } from '../errors.contract.ts';

/** Constraint name → error code, once. The service checks first; this speaks when two were faster than the check. */
export const codeOfConstraint: Readonly<Record<string, ErrorCode>> = {
  credentials_email_unique: 'email_taken',
  patches_region_fkey: 'unknown_region',
  patches_tag_fkey: 'unknown_tag',
  needs_organisation_fkey: 'organisation_not_found',
  ideas_organisation_fkey: 'organisation_not_found',
  memberships_one_active: 'already_a_member',
  memberships_one_active_broker: 'already_a_member',
  claims_one_request: 'claim_waits',
  introductions_one_open_per_pair: 'introduction_already_open',
  introduction_requests_one_open_per_pair: 'already_asked',
  introductions_broker_is_no_party: 'own_item',
  introductions_one_draft_per_agency: 'introduction_already_open',
  matches_one_per_pair: 'match_exists',
};
