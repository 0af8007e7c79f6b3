import type { TagOrigin } from '../tags/tags.contract.ts';
import type { ItemStatus } from './moves.ts';

/** What matching is told of an item as it is stored: facts and words, no names. */
export interface StoredProfile<Body> {
  readonly id: string;
  readonly body: Body;
  readonly status: ItemStatus;
  readonly expiresAt: string | null;
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly openPlaces: number | null;
  readonly tags: readonly ProfileTag[];
}

export interface ProfileTag {
  readonly tagId: string;
  readonly origin: TagOrigin;
  readonly confidence: number;
}
