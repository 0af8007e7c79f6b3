import type { ItemStatus } from '../items/moves.ts';
import type { ProfileTag, StoredProfile } from '../items/profile.ts';
import { factIn, type Streamed } from '../items/published-row.ts';
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

/** The part of a need's body that matching reads. */
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
export const streamedNeed: Streamed<ProfiledNeed> = {
  texts: ['title', 'problem', 'whoFor', 'evidence', 'outcome'],
  facts: ['regionCodes', 'localOnly', 'budgetMin', 'budgetMax'],
  partOf: ([title, problem, whoFor, evidence, outcome, regions, localOnly, budgetMin, budgetMax]) => ({
    title: title ?? '',
    problem: problem ?? '',
    whoFor: whoFor ?? '',
    evidence: evidence ?? '',
    outcome: outcome ?? '',
    regionCodes: factIn(regions),
    localOnly: factIn(localOnly),
    budgetMin: factIn(budgetMin),
    budgetMax: factIn(budgetMax),
  }),
};

/** The words of a need: what tags are suggested from and what matching reads. */
export const wordsOf = (
  need: Pick<NeedBody, 'title' | 'problem' | 'whoFor' | 'evidence' | 'outcome'>,
): { title: string; text: string } => ({
  title: need.title,
  text: [need.problem, need.whoFor, need.evidence, need.outcome].join('\n'),
});

export const profileOf = (need: StoredProfile<ProfiledNeed>): NeedProfile => {
  const { body } = need;
  const { title, text } = wordsOf(body);
  return {
    id: need.id,
    title,
    text,
    tags: need.tags,
    regionCodes: body.regionCodes,
    localOnly: body.localOnly,
    postedBy: need.postedBy,
    organisationId: need.organisationId,
    hasBudget: body.budgetMin !== null || body.budgetMax !== null,
    status: need.status,
    expiresAt: need.expiresAt,
  };
};
