import type { ItemStatus } from '../items/moves.ts';
import type { ProfileTag, StoredProfile } from '../items/profile.ts';
import type { Written } from '../items/published-row.ts';
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

/** The part of a need's body that matching reads, and how it is written in a stream. */
export type ProfiledNeed = Pick<
  NeedBody,
  | 'title'
  | 'problem'
  | 'whoFor'
  | 'evidence'
  | 'outcome'
  | 'regionCodes'
  | 'localOnly'
  | 'budgetMin'
  | 'budgetMax'
>;
export const profiledFields: Record<keyof ProfiledNeed, Written> = {
  title: 'text',
  problem: 'text',
  whoFor: 'text',
  evidence: 'text',
  outcome: 'text',
  regionCodes: 'json',
  localOnly: 'json',
  budgetMin: 'json',
  budgetMax: 'json',
};

/** The words of a need: what tags are suggested from and what matching reads. */
export const wordsOf = (
  need: Pick<NeedBody, 'title' | 'problem' | 'whoFor' | 'evidence' | 'outcome'>,
): { title: string; text: string } => ({
  title: need.title,
  text: [need.problem, need.whoFor, need.evidence, need.outcome].join('\n'),
});

export const profileOf = ({ body, ...need }: StoredProfile<ProfiledNeed>): NeedProfile => ({
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
