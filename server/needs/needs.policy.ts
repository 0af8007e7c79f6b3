import type { Actor, Asker } from '../http/actor.ts';
import type { Asked, ItemRow, ItemView, Poster, Reader } from '../items/kind.ts';
import { type ItemMove, isPublic } from '../items/moves.ts';
import { excerptOf } from '../items/words.ts';
import type { Need, NeedBody, NeedSummary } from './needs.contract.ts';

type Stood = Pick<ItemRow<NeedBody>, 'postedBy' | 'organisationId' | 'onBehalfAgencyId'>;

const organisationsOf = (actor: Actor): string[] =>
  actor.memberships.filter(({ role }) => role === 'commissioner').map(({ organisationId }) => organisationId);

/** The agency that took the call and wrote down the consent. */
const isOfAgency = (asker: Asker, need: Pick<Stood, 'onBehalfAgencyId'>): boolean =>
  need.onBehalfAgencyId !== null && asker !== null && need.onBehalfAgencyId === asker.agencyId;

/** A need belongs to its organisation: its author, their fellow commissioners, or the agency that took the call. */
export const manages = (asker: Asker, need: Stood): boolean =>
  asker !== null &&
  (need.postedBy === asker.personId ||
    isOfAgency(asker, need) ||
    (need.organisationId !== null && organisationsOf(asker).includes(need.organisationId)));

/** Drafts and paused needs are for those who look after them; the rest stays readable by its link. */
export const sees = (asker: Asker, need: ItemRow<NeedBody>): boolean =>
  isPublic(need) || manages(asker, need);

export const readerOf = (asker: Asker): Reader => ({
  personId: asker?.personId ?? null,
  agencyId: asker?.agencyId ?? null,
  organisationIds: asker === null ? [] : organisationsOf(asker),
});

/** A commissioner posts for their organisation (the only one, if none is named); a broker for a caller. */
export const posterOf = (actor: Actor, { organisationId, onBehalf }: Asked<NeedBody>): Poster | undefined => {
  if (onBehalf !== undefined) {
    return actor.agencyId === null
      ? undefined
      : { postedBy: null, organisationId, onBehalfAgencyId: actor.agencyId };
  }
  const [first, ...others] = organisationsOf(actor);
  const chosen = organisationId ?? (others.length === 0 ? first : undefined);
  return chosen !== undefined && organisationsOf(actor).includes(chosen)
    ? { postedBy: actor.personId, organisationId: chosen, onBehalfAgencyId: null }
    : undefined;
};

export const summaryOf = (asker: Asker, need: ItemView<NeedBody>): NeedSummary => ({
  id: need.id,
  title: need.body.title,
  excerpt: excerptOf(need.body.problem),
  status: need.status,
  places: need.places,
  tags: need.tags,
  organisation: need.body.organisationNamed || manages(asker, need) ? need.organisation : null,
  unclaimed: need.unclaimed,
  budgetMin: need.body.budgetMin,
  budgetMax: need.body.budgetMax,
  deadline: need.body.deadline,
  publishedAt: need.publishedAt,
});

export const fullOf = (asker: Asker, need: ItemView<NeedBody>, moves: ItemMove[]): Need => ({
  ...summaryOf(asker, need),
  version: need.version,
  body: need.body,
  mine: manages(asker, need),
  onBehalf: need.onBehalfAgencyId !== null,
  consent: isOfAgency(asker, need) ? need.onBehalfConsent : null,
  createdAt: need.createdAt,
  updatedAt: need.updatedAt,
  moves,
});
