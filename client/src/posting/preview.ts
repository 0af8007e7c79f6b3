import type { BodyOf } from '#server/http/endpoint.contract.ts';
import type { previewMatches } from '#server/matching/drafting.contract.ts';

/** A draft as it is asked about while somebody writes. */
export type Preview = BodyOf<typeof previewMatches>;
