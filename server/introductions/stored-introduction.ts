import type { CardField } from '../accounts/accounts.contract.ts';
import type { Reasons } from '../matching/matching.contract.ts';
import type { Mediation } from '../organisations/organisations.contract.ts';
import type { AnswerStatus, IntroductionStatus, Outcome, Side } from './introductions.contract.ts';

/** One side's answer, as stored. */
export interface StoredAnswer {
  readonly personId: string;
  readonly status: AnswerStatus;
  readonly fields: readonly CardField[];
  readonly answeredAt: string | null;
  /** Agreed to in the words of full moderation: to the broker alone. */
  readonly moderated: boolean;
  readonly privateReason: string | null;
}

/** How it was for one side, as it said once it was closed. */
export interface StoredSatisfaction {
  readonly score: number;
  readonly sentence: string;
  readonly givenAt: string;
}

/** An introduction as stored, with its answers: null while it is a draft that nobody was asked about. */
export interface StoredIntroduction {
  readonly id: string;
  readonly needId: string;
  readonly needVersion: number;
  readonly ideaId: string;
  readonly ideaVersion: number;
  readonly agencyId: string;
  readonly brokerId: string | null;
  readonly needOrganisationId: string | null;
  readonly ideaOrganisationId: string | null;
  readonly needPersonId: string | null;
  readonly ideaPersonId: string | null;
  /** The side that asked for it, if one did. */
  readonly askedBy: Side | null;
  /** What ties the broker to a side, in the broker's words; `interestOf`: who declared it. */
  readonly interest: string | null;
  readonly interestOf: string | null;
  readonly interestAt: string | null;
  /** When it came to the broker who has it now; null while it was never handed over. */
  readonly handedOverAt: string | null;
  readonly mediation: Mediation;
  readonly noteToNeed: string;
  readonly noteToIdea: string;
  readonly score: number;
  readonly reasons: Reasons;
  readonly status: IntroductionStatus;
  readonly version: number;
  readonly proposedAt: string | null;
  readonly connectedAt: string | null;
  readonly endedAt: string | null;
  readonly remindAt: string | null;
  readonly overdueAt: string | null;
  readonly expiresAt: string | null;
  readonly outcome: Outcome | null;
  readonly lesson: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly satisfactions: { readonly need?: StoredSatisfaction; readonly idea?: StoredSatisfaction } | null;
  readonly answers: { readonly need: StoredAnswer; readonly idea: StoredAnswer } | null;
}
