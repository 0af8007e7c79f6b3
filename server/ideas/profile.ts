import type { ItemStatus } from '../items/moves.ts';
import type { ProfileTag, StoredProfile } from '../items/profile.ts';
import { factIn, type Streamed } from '../items/published-row.ts';
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

/** The part of an idea's body that matching reads. */
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
export const streamedIdea: Streamed<ProfiledIdea> = {
  texts: ['title', 'summary', 'how'],
  facts: ['regionCodes', 'reach', 'authorStyle', 'ownOrganisation', 'evidenceLevel', 'costMin', 'costMax'],
  partOf: ([title, summary, how, regions, reach, style, ownOrganisation, evidence, costMin, costMax]) => ({
    title: title ?? '',
    summary: summary ?? '',
    how: how ?? '',
    regionCodes: factIn(regions),
    reach: factIn(reach),
    authorStyle: factIn(style),
    ownOrganisation: factIn(ownOrganisation),
    evidenceLevel: factIn(evidence),
    costMin: factIn(costMin),
    costMax: factIn(costMax),
  }),
};

/** The words of an idea: what tags are suggested from and what matching reads. */
export const wordsOf = (
  idea: Pick<IdeaBody, 'title' | 'summary' | 'how'>,
): { title: string; text: string } => ({
  title: idea.title,
  text: `${idea.summary}\n${idea.how}`,
});

/**
 * "A community nurse in Powys" may be one person: whoever is not called by name could be found out through their
 * organisation, whether they chose a pseudonym or a kind of person.
 */
export const isPseudonymous = (idea: Pick<IdeaBody, 'authorStyle'>): boolean => idea.authorStyle !== 'name';

export const profileOf = (idea: StoredProfile<ProfiledIdea>): IdeaProfile => {
  const { body } = idea;
  const { title, text } = wordsOf(body);
  return {
    id: idea.id,
    title,
    text,
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
  };
};
