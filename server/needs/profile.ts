import type { ItemStatus } from '../items/moves.ts';
import type { ProfileTag, StoredProfile } from '../items/profile.ts';
import type { NeedBody } from './needs.contract.ts';

/** A need as matching knows it. */
export interface NeedProfile {
  readonly id: string;
  readonly title: string;
  /** All that its author says, without the title. */
  readonly text: string;
  readonly tags: readonly ProfileTag[];
  readonly regionCodes: readonly string[];
  readonly localOnly: boolean;
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly hasBudget: boolean;
  readonly status: ItemStatus;
  readonly expiresAt: string | null;
}

/** The words of a need: what tags are suggested from and what matching reads. */
export const wordsOf = (need: NeedBody): { title: string; text: string } => ({
  title: need.title,
  text: [need.problem, need.whoFor, need.evidence, need.outcome].join('\n'),
});

export const profileOf = ({ body, ...need }: StoredProfile<NeedBody>): NeedProfile => ({
  id: need.id,
  ...wordsOf(body),
  tags: need.tags,
  regionCodes: body.regionCodes,
  localOnly: body.localOnly,
  postedBy: need.postedBy,
  organisationId: need.organisationId,
  hasBudget: body.budgetMin !== null || body.budgetMax !== null,
  status: need.status,
  expiresAt: need.expiresAt,
});
