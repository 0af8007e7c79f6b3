import type { ErrorCode } from '../errors.contract.ts';
import type { Actor, Asker } from '../http/actor.ts';
import { anyOpen, openFields } from './cards.policy.ts';
import type { AnswerStatus, IntroductionMove, IntroductionStatus } from './introductions.contract.ts';
import { type Move, movesOpenTo, type Place, refusalOf } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';
import { threadsFor } from './threads.ts';

/** What a need and an idea have in common for whoever asks whether they may be introduced. */
export interface Item {
  /** The status that counts now. */
  readonly status: string;
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly unclaimed: boolean;
}

/**
 * Whether somebody who brokers for its agency is a broker of it: not who stands on a side, asked about or not yet,
 * since what the agency thinks of an item is not for whoever posted it; nor who belongs to an organisation that owns
 * one of the items and has not declared it.
 */
export const isBrokerOf = (
  { needPersonId, ideaPersonId, needOrganisationId, ideaOrganisationId, ...introduction }: StoredIntroduction,
  { personId, organisationIds }: { personId: string; organisationIds: readonly string[] },
): boolean => {
  const { answers, interestOf } = introduction;
  const sides = [needPersonId, ideaPersonId, answers?.need.personId, answers?.idea.personId];
  if (sides.includes(personId)) return false;
  if (interestOf === personId) return true;
  return !organisationIds.some((id) => id === needOrganisationId || id === ideaOrganisationId);
};

const belongsTo = (actor: Actor, organisationId: string | null): boolean =>
  actor.memberships.some((membership) => membership.organisationId === organisationId);

/**
 * The asker's place in an introduction, or null: then it does not exist for them.
 *
 * A draft is the agency's own business. A side is a side, even if it also works for the agency: a party is never
 * the broker, nor is somebody who belongs to an organisation that owns one of the items and has not declared it.
 */
export const placeOf = (actor: Asker, introduction: StoredIntroduction): Place | null => {
  if (actor === null) return null;
  const { personId } = actor;
  if (introduction.answers?.need.personId === personId) return 'need';
  if (introduction.answers?.idea.personId === personId) return 'idea';
  if (actor.agencyId !== introduction.agencyId) return null;
  const organisationIds = actor.memberships.map(({ organisationId }) => organisationId);
  return isBrokerOf(introduction, { personId, organisationIds }) ? 'broker' : null;
};

/**
 * Why this broker may not introduce this pair, or null. The patch and the open places are asked elsewhere.
 *
 * `declared`: the broker has said, for both sides to read, what ties them to one of them.
 */
export const barOf = (broker: Actor, need: Item, idea: Item, declared: boolean): ErrorCode | null => {
  // A refusal must not tell that there is a draft, nor whose it is.
  if (need.status === 'draft') return 'need_not_found';
  if (idea.status === 'draft') return 'idea_not_found';
  if (need.postedBy === broker.personId || idea.postedBy === broker.personId) return 'own_item';
  const interested = belongsTo(broker, need.organisationId) || belongsTo(broker, idea.organisationId);
  if (interested && !declared) return 'interest_undeclared';
  if (need.unclaimed || idea.unclaimed || need.postedBy === null || idea.postedBy === null) {
    return 'item_unclaimed';
  }
  if (need.postedBy === idea.postedBy) return 'same_person';
  if (need.status !== 'published') return 'need_not_open';
  if (idea.status !== 'published') return 'idea_not_open';
  return null;
};

/** The status as it stands at a moment: a proposal is over when its time is, even before anybody tends to it. */
export const standingAt = (introduction: StoredIntroduction, now: string): IntroductionStatus =>
  introduction.status === 'proposed' && introduction.expiresAt !== null && introduction.expiresAt <= now
    ? 'expired'
    : introduction.status;

/** The same introduction as it stands at a moment: for rules that look at no clock. */
export const asItStands = (introduction: StoredIntroduction, now: string): StoredIntroduction => ({
  ...introduction,
  status: standingAt(introduction, now),
});

/** Drafts and whatever is still open go from one broker to another; what has ended stays as it was. */
export const isHandedOver = (introduction: StoredIntroduction, now: string): boolean =>
  ['drafted', 'proposed', 'connected'].includes(standingAt(introduction, now));

const DAY = 86_400_000;
const CHANGES_DAYS = 30;

export const editableUntil = ({ givenAt }: { givenAt: string }): string =>
  new Date(Date.parse(givenAt) + CHANGES_DAYS * DAY).toISOString();

/** A side says how it was once it was closed, and may change that for thirty days; a withdrawal takes no voice away. */
export const mayRate = (introduction: StoredIntroduction, as: Place, now: string): boolean => {
  if (as === 'broker' || introduction.outcome === null) return false;
  const given = introduction.satisfactions?.[as];
  return given === undefined || now < editableUntil(given);
};

const ownAnswer = (introduction: StoredIntroduction, as: Place): AnswerStatus =>
  as === 'broker' ? 'waiting' : (introduction.answers?.[as].status ?? 'waiting');

/** Why the asker may not make this move now, or null. */
export const barOfMove = (
  move: Move,
  introduction: StoredIntroduction,
  as: Place,
  now: string,
): ErrorCode | null => refusalOf(move, standingAt(introduction, now), as, ownAnswer(introduction, as));

/** Everything that the asker can do now: one button for each. */
export const movesFor = (
  introduction: StoredIntroduction,
  as: Place,
  granted: { need: boolean; idea: boolean },
  now: string,
): IntroductionMove[] => {
  const stands = asItStands(introduction, now);
  const moves: IntroductionMove[] = [...movesOpenTo(stands.status, as, ownAnswer(introduction, as))];
  if (threadsFor(stands, as).some(({ writable }) => writable)) moves.push('write');
  if (anyOpen(openFields(stands, as, granted))) moves.push('see_cards');
  if (as === 'broker' && isHandedOver(introduction, now)) moves.push('hand_over');
  if (mayRate(introduction, as, now)) moves.push('rate');
  return moves;
};

/** The agency, without brokers who have an interest; but with the one who has declared it, for as long as they broker. */
export const agencyOf = ({
  agencyId,
  interestOf,
  needOrganisationId,
  ideaOrganisationId,
}: StoredIntroduction): string[] => [
  `agency:${agencyId}`,
  ...(interestOf === null ? [] : [`broker:${agencyId}:${interestOf}`]),
  ...new Set(
    [needOrganisationId, ideaOrganisationId].flatMap((id) => (id === null ? [] : `not:organisation:${id}`)),
  ),
];

/** The agency's brokers, without whoever stands behind either item, though they may work for the agency. */
export const brokersOf = (introduction: StoredIntroduction): string[] => [
  ...agencyOf(introduction),
  ...[introduction.needPersonId, introduction.ideaPersonId].flatMap((personId) =>
    personId === null ? [] : `not:person:${personId}`,
  ),
];

/** Who may know that something happened to an introduction: its agency, and from the proposal on both sides. */
export const audiencesOf = (introduction: StoredIntroduction): string[] => {
  const { answers } = introduction;
  if (answers === null) return brokersOf(introduction);
  return [`person:${answers.need.personId}`, `person:${answers.idea.personId}`, ...agencyOf(introduction)];
};
