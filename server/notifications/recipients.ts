import type { EventType } from '../events/events.contract.ts';
import type { Side } from '../introductions/introductions.contract.ts';
import type { Place } from '../introductions/status.ts';
import type { StoredIntroduction } from '../introductions/stored-introduction.ts';
import type { NotificationKind } from './notifications.contract.ts';

/** What is also mailed, since it asks something of its reader: the kinds that are letters, too. */
export type LetterKind = Extract<
  NotificationKind,
  | 'introduction_proposed'
  | 'introduction_connected'
  | 'introduction_declined'
  | 'introduction_withdrawn'
  | 'introduction_reminder'
  | 'introduction_closed'
  | 'introduction_receipt'
  | 'introduction_withdrawal_receipt'
>;

/** One person who is told. `letter`: the mail that they get as well. */
export interface Recipient {
  readonly personId: string;
  readonly as: Place;
  readonly kind: NotificationKind;
  readonly letter?: LetterKind | undefined;
}

interface Happened {
  readonly type: EventType;
  readonly actorId: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

const receipts = ['introduction_receipt', 'introduction_withdrawal_receipt'] as const;

/** What confirms to somebody what they did themselves. */
export const isReceipt = (kind: NotificationKind): boolean => receipts.some((receipt) => receipt === kind);

const sides = ['need', 'idea'] as const;
const otherThan = (side: unknown): readonly Side[] => sides.filter((candidate) => candidate !== side);

/**
 * Who is told of what happened to an introduction or in its talks, as things stand when the job runs.
 *
 * `brokers`: those who speak for the agency now. Nobody is told of what they did themselves, but that the cards are
 * open is confirmed to both sides, and that one agreed or took it back is given in writing; a draft is nobody's business but the agency's, and what is no longer asked is not asked any more.
 */
export const recipientsOf = (
  { type, actorId, data = {} }: Happened,
  introduction: StoredIntroduction,
  brokers: readonly string[],
): Recipient[] => {
  const { answers, status } = introduction;
  const waiting = sides.filter((side) => status === 'proposed' && answers?.[side].status === 'waiting');

  const tellSides = (kind: NotificationKind, to: readonly Side[], letter?: LetterKind): Recipient[] =>
    answers === null ? [] : to.map((side) => ({ personId: answers[side].personId, as: side, kind, letter }));
  const tellBrokers = (kind: NotificationKind, letter?: LetterKind): Recipient[] =>
    brokers
      // A side is a side, even if it works for the agency: what is said to its brokers is not said to it.
      .filter((personId) => sides.every((side) => answers?.[side].personId !== personId))
      .map((personId) => ({ personId, as: 'broker', kind, letter }));
  const tellAll = (kind: NotificationKind, letter?: LetterKind): Recipient[] => [
    ...tellSides(kind, sides, letter),
    ...tellBrokers(kind, letter),
  ];

  /** Whoever agreed, or took it back, gets it in writing. */
  const receipt = (kind: (typeof receipts)[number], of: unknown): Recipient[] =>
    tellSides(
      kind,
      sides.filter((side) => side === of),
      kind,
    );

  const told = (): Recipient[] => {
    switch (type) {
      case 'introduction.proposed':
        return tellSides('introduction_proposed', waiting, 'introduction_proposed');
      case 'introduction.reminded':
        return tellSides('introduction_reminder', waiting, 'introduction_reminder');
      case 'introduction.accepted':
        // The second acceptance connects, which is told as such.
        if (data.connects === true) return receipt('introduction_receipt', data.side);
        return [
          ...receipt('introduction_receipt', data.side),
          ...tellSides('introduction_accepted', otherThan(data.side)),
          ...tellBrokers('introduction_accepted'),
        ];
      case 'introduction.connected':
        if (status !== 'connected' && status !== 'closed') return [];
        return [
          ...tellSides('introduction_connected', sides, 'introduction_connected'),
          ...tellBrokers('introduction_connected'),
        ];
      case 'introduction.declined':
        return tellAll('introduction_declined', 'introduction_declined');
      case 'introduction.withdrawn':
        return [
          ...receipt('introduction_withdrawal_receipt', data.by),
          ...tellSides('introduction_withdrawn', otherThan(data.by), 'introduction_withdrawn'),
          ...tellBrokers('introduction_withdrawn', 'introduction_withdrawn'),
        ];
      case 'introduction.expired':
        return tellAll('introduction_expired');
      case 'introduction.closed':
        return [
          ...tellSides('introduction_closed', sides, 'introduction_closed'),
          ...tellBrokers('introduction_closed'),
        ];
      case 'introduction.handed_over':
        return [
          ...tellSides('introduction_broker_changed', sides),
          ...tellBrokers('introduction_handed_over'),
        ];
      case 'message.sent': {
        const inThread = sides.filter((side) => data.thread === 'all' || data.thread === side);
        return [...tellSides('message_sent', inThread), ...tellBrokers('message_sent')];
      }
      default:
        return [];
    }
  };
  // That contact details are open now is confirmed to whoever opened them, too.
  if (type === 'introduction.connected') return told();
  return told().filter(({ personId, kind }) => personId !== actorId || isReceipt(kind));
};
