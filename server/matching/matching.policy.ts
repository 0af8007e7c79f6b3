import type { Actor } from '../http/actor.ts';
import type { Gate, JudgementStatus, Match, MatchMove } from './matching.contract.ts';

/** What the rules need to know of either item of a pair. */
export interface PairedItem {
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly unclaimed: boolean;
  readonly status: string;
}

export interface Pair {
  readonly need: PairedItem;
  readonly idea: PairedItem & { readonly openPlaces: number | null };
  /** An introduction of this pair stands open, by whichever agency. */
  readonly introduced: boolean;
}

type Bar = NonNullable<Match['barred']>;

const owns = (actor: Actor, item: Pick<PairedItem, 'postedBy' | 'organisationId'>): boolean =>
  item.postedBy === actor.personId ||
  (item.organisationId !== null &&
    actor.memberships.some(({ organisationId }) => organisationId === item.organisationId));

/** A broker stands between the two sides: neither a party, nor of an organisation that either item belongs to. */
export const ownsEither = (
  actor: Actor,
  { need, idea }: Record<'need' | 'idea', Pick<PairedItem, 'postedBy' | 'organisationId'>>,
): boolean => owns(actor, need) || owns(actor, idea);

/** Why this broker may not introduce this pair now, or null. */
export const barOf = (actor: Actor, pair: Pair): Bar | null => {
  const { personId } = actor;
  if (pair.need.postedBy === personId || pair.idea.postedBy === personId) return 'own_item';
  if (pair.need.status !== 'published' || pair.idea.status !== 'published') return 'not_open';
  if (pair.need.unclaimed || pair.idea.unclaimed) return 'item_unclaimed';
  if (pair.introduced) return 'introduction_already_open';
  if (pair.idea.openPlaces === 0) return 'no_open_places';
  return ownsEither(actor, pair) ? 'interest_undeclared' : null;
};

type Judging = Exclude<MatchMove, 'introduce'>;

const movesFrom: Readonly<Record<JudgementStatus, readonly Judging[]>> = {
  suggested: ['shortlist', 'dismiss', 'snooze', 'assign'],
  shortlisted: ['dismiss', 'restore', 'snooze', 'assign'],
  dismissed: ['shortlist', 'restore'],
  // Once the introduction is over, and did not lead anywhere, the pair may be brought back.
  introduced: ['restore', 'assign'],
};

interface Standing {
  readonly status: JudgementStatus;
  /** Hidden until a day that is still to come. */
  readonly snoozed: boolean;
}

/** What an agency can do with a pair, by how it stands there. A snoozed pair can also be woken. */
export const judgingMoves = ({ status, snoozed }: Standing): readonly Judging[] => {
  const moves = movesFrom[status];
  return snoozed && !moves.includes('restore') ? [...moves, 'restore'] : moves;
};

/** Everything that this broker can do with a pair now: one button each. */
export const movesOf = (actor: Actor, standing: Standing, pair: Pair): MatchMove[] => {
  const open = standing.status === 'suggested' || standing.status === 'shortlisted';
  const bar = barOf(actor, pair);
  // Whoever declares what ties them to a side may introduce it; to judge it is left to colleagues.
  const mayIntroduce = open && (bar === null || bar === 'interest_undeclared');
  return [
    ...(ownsEither(actor, pair) ? [] : judgingMoves(standing)),
    ...(mayIntroduce ? (['introduce'] as const) : []),
  ];
};

/** Gates that say who stands behind an idea: with the need's name beside them they would name its author. */
const NAMING: readonly Gate[] = ['same_person', 'same_organisation'];

/**
 * Whether this asker may be told that two items come from one person or organisation: a broker, who asks why a pair
 * does not come up, and only where the author goes by name or lets this agency read their card.
 */
export const mayBeTold = (asker: Actor | null, author: { named: boolean; granted: boolean }): boolean =>
  asker?.agencyId != null && (author.named || author.granted);

/** The failed gates, without those that would name somebody where that may not be told. */
export const tellableGates = (told: boolean, gates: readonly Gate[]): Gate[] =>
  gates.filter((gate) => told || !NAMING.includes(gate));
