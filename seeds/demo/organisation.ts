import type { OrganisationKind } from '#server/organisations/organisations.contract.ts';

/** Invented organisations; only the places are real. */
export type OrganisationKey =
  | 'drovers'
  | 'towpath'
  | 'teme'
  | 'tame'
  | 'severn'
  | 'warm-door'
  | 'ashfold'
  | 'clyde'
  | 'minch'
  | 'lagan'
  | 'sperrin'
  | 'wear'
  | 'fen'
  | 'solent'
  | 'rhymney'
  | 'harbour-lights'
  | 'lamplight';

/** A line of a patch: null stands for every region, or for every tag. */
export type PatchLine = { regionCode: string | null; tagCode: string | null };

export type DemoOrganisation = {
  key: OrganisationKey;
  name: string;
  kind: OrganisationKind;
  about: string;
  regionCodes: string[];
  patch: PatchLine[];
  verified: boolean;
};
