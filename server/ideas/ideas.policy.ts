import type { Actor, Asker } from '../http/actor.ts';
import type { Asked, ItemRow, ItemView, Poster, Reader } from '../items/kind.ts';
import { type ItemMove, isPublic } from '../items/moves.ts';
import { excerptOf } from '../items/words.ts';
import type { Idea, IdeaBody, IdeaSummary } from './ideas.contract.ts';
import { isPseudonymous } from './profile.ts';

type Stood = Pick<ItemRow<IdeaBody>, 'postedBy' | 'organisationId' | 'onBehalfAgencyId' | 'body'>;

const organisationsOf = (actor: Actor): string[] =>
  actor.memberships.map(({ organisationId }) => organisationId);

/** The agency that took the call and wrote down the consent. */
const isOfAgency = (asker: Asker, idea: Pick<Stood, 'onBehalfAgencyId'>): boolean =>
  idea.onBehalfAgencyId !== null && asker !== null && idea.onBehalfAgencyId === asker.agencyId;

/**
 * Its author, or the agency that took the call; colleagues only where the author goes by name, since to them a
 * pseudonym would be none.
 */
export const manages = (asker: Asker, idea: Stood): boolean =>
  asker !== null &&
  (idea.postedBy === asker.personId ||
    isOfAgency(asker, idea) ||
    (idea.organisationId !== null &&
      !isPseudonymous(idea.body) &&
      organisationsOf(asker).includes(idea.organisationId)));

/** Drafts and paused ideas are for those who look after them; the rest stays readable by its link. */
export const sees = (asker: Asker, idea: ItemRow<IdeaBody>): boolean =>
  isPublic(idea) || manages(asker, idea);

export const readerOf = (asker: Asker): Reader => ({
  personId: asker?.personId ?? null,
  agencyId: asker?.agencyId ?? null,
  organisationIds: asker === null ? [] : organisationsOf(asker),
});

/** Anybody posts an idea, for an organisation only if they belong to it; a broker also for a caller. */
export const posterOf = (actor: Actor, { organisationId, onBehalf }: Asked<IdeaBody>): Poster | undefined => {
  if (onBehalf !== undefined) {
    return actor.agencyId === null
      ? undefined
      : { postedBy: null, organisationId, onBehalfAgencyId: actor.agencyId };
  }
  return organisationId === null || organisationsOf(actor).includes(organisationId)
    ? { postedBy: actor.personId, organisationId, onBehalfAgencyId: null }
    : undefined;
};

export const summaryOf = (asker: Asker, idea: ItemView<IdeaBody>): IdeaSummary => ({
  id: idea.id,
  title: idea.body.title,
  excerpt: excerptOf(idea.body.summary),
  status: idea.status,
  places: idea.places,
  reach: idea.body.reach,
  tags: idea.tags,
  author: idea.body.authorLabel,
  organisation: !isPseudonymous(idea.body) || manages(asker, idea) ? idea.organisation : null,
  unclaimed: idea.unclaimed,
  evidenceLevel: idea.body.evidenceLevel,
  stage: idea.body.stage,
  publishedAt: idea.publishedAt,
});

export const fullOf = (asker: Asker, idea: ItemView<IdeaBody>, moves: ItemMove[]): Idea => ({
  ...summaryOf(asker, idea),
  version: idea.version,
  body: idea.body,
  openPlaces: idea.openPlaces,
  mine: manages(asker, idea),
  onBehalf: idea.onBehalfAgencyId !== null,
  consent: isOfAgency(asker, idea) ? idea.onBehalfConsent : null,
  createdAt: idea.createdAt,
  updatedAt: idea.updatedAt,
  moves,
});
