/** How a person stands with the platform: what the rules need to know of them, and what the store reads. */
export interface Stood {
  readonly personId: string;
  readonly administrator: boolean;
  readonly suspendedAt: string | null;
}

/** How many administrators could still act without this person. */
export const othersThan = (personId: string, all: readonly Stood[]): number =>
  all.filter((one) => one.administrator && one.suspendedAt === null && one.personId !== personId).length;
