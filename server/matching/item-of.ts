import type { IdeaProfile as StoredIdea } from '../ideas/profile.ts';
import type { NeedProfile as StoredNeed } from '../needs/profile.ts';
import { type IdeaItem, lasts, type NeedItem, textOf } from './item.ts';
import type { GivenTag } from './topic.ts';

type Stored = StoredNeed | StoredIdea;

const termOf = ({ status, expiresAt }: Stored, now: string): { open: boolean; until: number | null } => {
  const until = expiresAt === null ? null : Date.parse(expiresAt);
  return { open: status === 'published' && lasts(until, Date.parse(now)), until };
};

const tagsOf = ({ tags }: Stored): GivenTag[] =>
  tags.map(({ tagId, origin, confidence }) => ({
    tag: tagId,
    // A person's choice is whole, whatever confidence it was once suggested with.
    weight: origin === 'author' || origin === 'broker' ? 1 : confidence,
  }));

/** A stored need as the scorer takes it; `now` (ISO 8601) decides whether it is open. */
export const needItem = (need: StoredNeed, now: string): NeedItem => ({
  side: 'need',
  id: need.id,
  ...termOf(need, now),
  postedBy: need.postedBy,
  organisation: need.organisationId,
  tags: tagsOf(need),
  places: need.regionCodes,
  text: textOf(need.title, need.text),
  localOnly: need.localOnly,
  hasBudget: need.hasBudget,
});

/** A stored idea as the scorer takes it; `now` (ISO 8601) decides whether it is open. */
export const ideaItem = (idea: StoredIdea, now: string): IdeaItem => ({
  side: 'idea',
  id: idea.id,
  ...termOf(idea, now),
  postedBy: idea.postedBy,
  organisation: idea.organisationId,
  tags: tagsOf(idea),
  places: idea.regionCodes,
  text: textOf(idea.title, idea.text),
  reach: idea.reach,
  openPlaces: idea.openPlaces,
  pseudonymous: idea.pseudonymous,
  meetsOwnOrganisation: idea.ownOrganisation,
  evidence: idea.evidenceLevel,
  hasCost: idea.hasCost,
});
