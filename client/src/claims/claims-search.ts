import { oneOf, present } from '../app/search-params.ts';

export const shownClaims = ['requested', 'invited', 'accepted', 'refused'] as const;
type ClaimsSearch = { status?: (typeof shownClaims)[number] };

export const parseClaims = (raw: Record<string, unknown>): ClaimsSearch =>
  present({ status: oneOf(raw.status, shownClaims) });
