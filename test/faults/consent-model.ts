import type { Thread } from '#server/messages/messages.contract.ts';

// What an introduction may do, written down apart from the product's own tables.

export const sides = ['need', 'idea'] as const;
export const everybody = [...sides, 'broker'] as const;
export type Who = (typeof everybody)[number];
export const moves = ['accept', 'decline', 'withdraw', 'close'] as const;
export type Move = (typeof moves)[number];
export const threads = ['all', 'need', 'idea'] as const;

type Answer = 'waiting' | 'accepted' | 'declined' | 'revoked';

/** How an introduction stands; the numbers are of the last message in each thread. */
export interface Standing {
  readonly need: Answer;
  readonly idea: Answer;
  readonly ending: 'withdrawn' | 'closed' | null;
  readonly connected: boolean;
  readonly said: Readonly<Record<Thread, number>>;
}

export const asProposed: Standing = {
  need: 'waiting',
  idea: 'waiting',
  ending: null,
  connected: false,
  said: { all: 0, need: 0, idea: 0 },
};

export const statusOf = ({ need, idea, ending }: Standing): string => {
  if (need === 'revoked' || idea === 'revoked') return 'withdrawn';
  if (need === 'declined' || idea === 'declined') return 'declined';
  return ending ?? (need === 'accepted' && idea === 'accepted' ? 'connected' : 'proposed');
};

/** Whether each side sees the other's card. The broker of these tests was granted none, and never sees one. */
export const cardsOpen = (standing: Standing): boolean =>
  standing.need === 'accepted' && standing.idea === 'accepted' && standing.ending !== 'withdrawn';

/** With which code this must be refused now, or null. */
export const refusalOf = (standing: Standing, who: Who, move: Move): string | null => {
  const status = statusOf(standing);
  const over = status === 'declined' || status === 'withdrawn';
  if (who === 'broker') {
    if (move === 'accept' || move === 'decline') return 'not_allowed';
    if (move === 'close') return status === 'connected' ? null : 'already_moved';
    if (status === 'connected') return 'already_moved';
    return status === 'proposed' ? null : 'introduction_closed';
  }
  if (move === 'close') return 'not_allowed';
  if (over) return 'introduction_closed';
  const accepted = standing[who] === 'accepted';
  if (move === 'withdraw') return accepted ? null : 'not_allowed';
  if (status === 'closed') return 'introduction_closed';
  return accepted ? 'introduction_already_answered' : null;
};

export const writingRefusalOf = (standing: Standing, who: Who, thread: Thread): string | null => {
  const status = statusOf(standing);
  if (thread !== 'all') {
    if (who !== 'broker' && who !== thread) return 'introduction_not_found';
    return status === 'proposed' ? null : 'thread_closed';
  }
  if (!standing.connected) return 'introduction_not_found';
  return status === 'connected' ? null : 'thread_closed';
};

const moved = (standing: Standing, who: Who, move: Move): Standing => {
  if (move === 'close') return { ...standing, ending: 'closed' };
  if (who === 'broker') return { ...standing, ending: 'withdrawn' };
  const answer = { accept: 'accepted', decline: 'declined', withdraw: 'revoked' } as const;
  return { ...standing, [who]: answer[move] };
};

/** What was recorded of an introduction, in the order of the record. */
export interface Recorded {
  readonly type: string;
  readonly who: Who | undefined;
  readonly data: { readonly thread?: Thread; readonly seq?: number; readonly ownerId?: string };
}

const moveOf: Readonly<Record<string, Move>> = {
  'introduction.accepted': 'accept',
  'introduction.declined': 'decline',
  'introduction.withdrawn': 'withdraw',
  'introduction.closed': 'close',
};

/** One more line of the record; throws when nothing that was allowed could have written it there. */
const heed = (standing: Standing, { type, who, data }: Recorded, due: boolean): Standing => {
  const wrong = (why: string): Error =>
    new Error(`${type} by ${who}: ${why}, when it stood at ${JSON.stringify(standing)}`);
  if (due && type !== 'introduction.connected') throw wrong('it must be told first that it is connected');
  if (type === 'introduction.proposed') return standing;
  if (type === 'introduction.connected') {
    if (!due) throw wrong('nothing connected it');
    return { ...standing, connected: true };
  }
  if (who === undefined) throw wrong('by nobody of the three');
  if (type === 'introduction.card_read') {
    if (who === 'broker' || !cardsOpen(standing)) throw wrong('the cards were closed');
    return standing;
  }
  if (type === 'message.sent') {
    const { thread, seq } = data;
    if (thread === undefined) throw wrong('in no thread');
    const refused = writingRefusalOf(standing, who, thread);
    if (refused !== null) throw wrong(refused);
    if (seq !== standing.said[thread] + 1) throw wrong(`number ${seq} in ${thread}`);
    return { ...standing, said: { ...standing.said, [thread]: seq } };
  }
  const move = moveOf[type];
  if (move === undefined) throw wrong('unknown to the model');
  const refused = refusalOf(standing, who, move);
  if (refused !== null) throw wrong(refused);
  return moved(standing, who, move);
};

/** How it stood after each line of its record; the record's order is the order of commits. */
export const replay = (record: readonly Recorded[]): Standing[] => {
  const stood: Standing[] = [asProposed];
  let due = false;
  for (const line of record) {
    const next = heed(stood.at(-1) ?? asProposed, line, due);
    due = statusOf(next) === 'connected' && !next.connected;
    stood.push(next);
  }
  if (due) throw new Error('Connected, and the record does not tell');
  return stood;
};

/** How often this move by this one is in the record. */
export const timesOf = (record: readonly Recorded[], who: Who, move: Move): number =>
  record.filter((line) => line.who === who && moveOf[line.type] === move).length;
