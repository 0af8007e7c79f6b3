/** How a person stands with the platform: what the rules need to know of them, and what the store reads. */
export interface Stood {
  readonly personId: string;
  readonly administrator: boolean;
  readonly suspendedAt: string | null;
}
