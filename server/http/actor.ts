import type { Membership } from '../accounts/accounts.contract.ts';

/** Who asks. Loaded afresh for each request, so that a lowered role takes effect at once. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string | null;
  readonly administrator: boolean;
  readonly verified: boolean;
  readonly memberships: readonly Membership[];
  /** The verified agency this person brokers for, if any. */
  readonly agencyId: string | null;
}

/** What policies say when nobody is signed in. */
export type Asker = Actor | null;
