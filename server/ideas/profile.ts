import type { ItemStatus } from '../items/moves.ts';
import type { ProfileTag, StoredProfile } from '../items/profile.ts';
import type { Written } from '../items/published-row.ts';
import type { IdeaBody, Reach } from './ideas.contract.ts';

/** An idea as matching knows it. */
export interface IdeaProfile {
  readonly id: string;
  readonly title: string;
  /** All that its author says, without the title. */
  readonly text: string;
  readonly tags: readonly ProfileTag[];
  readonly regionCodes: readonly string[];
  readonly reach: Reach;
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly pseudonymous: boolean;
  /** A pseudonymous author also wants needs of their own organisation. */
  readonly ownOrganisation: boolean;
  /** Null: no limit. */
  readonly openPlaces: number | null;
  /** Nesta level 0–5; null when nothing is said. */
  readonly evidenceLevel: number | null;
  readonly hasEvidence: boolean;
  readonly hasCost: boolean;
  readonly status: ItemStatus;
  readonly expiresAt: string | null;
}

/** The part of an idea's body that matching reads, and how it is written in a stream. */
export type ProfiledIdea = Pick<
  IdeaBody,
  | 'title'
  | 'summary'
  | 'how'
  | 'regionCodes'
  | 'reach'
  | 'authorStyle'
  | 'ownOrganisation'
  | 'evidenceLevel'
  | 'costMin'
  | 'costMax'
>;
export const profiledFields: Record<keyof ProfiledIdea, Written> = {
  title: 'text',
  summary: 'text',
  how: 'text',
  regionCodes: 'json',
  reach: 'text',
  authorStyle: 'text',
  ownOrganisation: 'json',
  evidenceLevel: 'json',
  costMin: 'json',
  costMax: 'json',
};

/** The words of an idea: what tags are suggested from and what matching reads. */
export const wordsOf = (
  idea: Pick<IdeaBody, 'title' | 'summary' | 'how'>,
): { title: string; text: string } => ({
  title: idea.title,
  text: [idea.summary, idea.how].join('\n'),
});

/**
 * "A community nurse in Powys" may be one person: whoever is not called by name could be found out through their
 * organisation, whether they chose a pseudonym or a kind of person.
 */
export const isPseudonymous = (idea: Pick<IdeaBody, 'authorStyle'>): boolean => idea.authorStyle !== 'name';

export const profileOf = ({ body, ...idea }: StoredProfile<ProfiledIdea>): IdeaProfile => ({
  id: idea.id,
  ...wordsOf(body),
  tags: idea.tags,
  regionCodes: body.regionCodes,
  reach: body.reach,
  postedBy: idea.postedBy,
  organisationId: idea.organisationId,
  pseudonymous: isPseudonymous(body),
  ownOrganisation: body.ownOrganisation,
  openPlaces: idea.openPlaces,
  evidenceLevel: body.evidenceLevel,
  hasEvidence: body.evidenceLevel !== null && body.evidenceLevel > 0,
  hasCost: body.costMin !== null || body.costMax !== null,
  status: idea.status,
  expiresAt: idea.expiresAt,
});
