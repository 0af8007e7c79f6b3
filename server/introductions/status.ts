import type { ErrorCode } from '../errors.contract.ts';
import type { AnswerStatus, IntroductionMove, IntroductionStatus } from './introductions.contract.ts';

/** What each side has answered for itself. */
export interface Answers {
  readonly need: AnswerStatus;
  readonly idea: AnswerStatus;
}

/** How an introduction ends other than by an answer: the broker takes it back or closes it, or time runs out. */
export type Ending = Extract<IntroductionStatus, 'withdrawn' | 'expired' | 'closed'>;

/** The asker's place in an introduction. */
export type Place = 'need' | 'idea' | 'broker';

/** The moves that change an introduction; reading and writing are not among them. */
export type Move = Extract<IntroductionMove, 'propose' | 'accept' | 'decline' | 'withdraw' | 'close'>;

/**
 * The status of a proposed introduction, from the two answers and the ending, if it has one.
 *
 * - A consent taken back outweighs everything, so that nothing can open the cards again.
 * - One refusal ends it; one acceptance alone changes nothing.
 */
export const statusOf = ({ need, idea }: Answers, ending: Ending | null): IntroductionStatus => {
  if (need === 'revoked' || idea === 'revoked') return 'withdrawn';
  if (need === 'declined' || idea === 'declined') return 'declined';
  if (ending !== null) return ending;
  return need === 'accepted' && idea === 'accepted' ? 'connected' : 'proposed';
};

/** The ending that a stored status stands for, or null: the rest follows from the answers. */
export const endingOf = (status: IntroductionStatus): Ending | null =>
  status === 'withdrawn' || status === 'expired' || status === 'closed' ? status : null;

/** While it holds one of the idea's places: from the proposal until it ends. */
export const holdsPlace = (status: IntroductionStatus): boolean =>
  status === 'proposed' || status === 'connected';

const none: Readonly<Record<AnswerStatus, readonly Move[]>> = {
  waiting: [],
  accepted: [],
  declined: [],
  revoked: [],
};

/** The moves open to whom: by status, then for the broker, and for a side by what it has answered. */
const table: Readonly<
  Record<
    IntroductionStatus,
    { broker: readonly Move[]; side: Readonly<Record<AnswerStatus, readonly Move[]>> }
  >
> = {
  drafted: { broker: ['propose', 'withdraw'], side: none },
  proposed: {
    broker: ['withdraw'],
    side: { ...none, waiting: ['accept', 'decline'], accepted: ['withdraw'] },
  },
  connected: { broker: ['close'], side: { ...none, accepted: ['withdraw'] } },
  closed: { broker: [], side: { ...none, accepted: ['withdraw'] } },
  declined: { broker: [], side: none },
  withdrawn: { broker: [], side: none },
  expired: { broker: [], side: none },
};

/**
 * The moves open to the asker.
 *
 * `own`: what the asker's side has answered; it is not looked at for a broker.
 */
export const movesOpenTo = (status: IntroductionStatus, as: Place, own: AnswerStatus): readonly Move[] =>
  as === 'broker' ? table[status].broker : table[status].side[own];

const ofSides: readonly Move[] = ['accept', 'decline'];
const ofBrokers: readonly Move[] = ['propose', 'close'];

/**
 * Why a move is refused, or null where the table allows it.
 *
 * `not_allowed`: never for this asker, or nothing there to take back; `introduction_already_answered`: this side
 * has answered; `introduction_closed`: it has ended; `already_moved`: the broker's moment for it has passed.
 */
export const refusalOf = (
  move: Move,
  status: IntroductionStatus,
  as: Place,
  own: AnswerStatus,
): ErrorCode | null => {
  if (movesOpenTo(status, as, own).includes(move)) return null;
  if ((as === 'broker' ? ofSides : ofBrokers).includes(move)) return 'not_allowed';
  if (move === 'propose' || move === 'close') return 'already_moved';
  if (move === 'withdraw') {
    if (status === 'proposed') return 'not_allowed';
    return status === 'connected' ? 'already_moved' : 'introduction_closed';
  }
  return holdsPlace(status) ? 'introduction_already_answered' : 'introduction_closed';
};
