import type { Thread } from '#server/messages/messages.contract.ts';

// What an introduction may do, written down apart from the product's own tables.

export const sides = ['need', 'idea'] as const;
export const everybody = [...sides, 'broker'] as const;
export type Who = (typeof everybody)[number];
export const moves = ['accept', 'decline', 'withdraw', 'close'] as const;
export type Move = (typeof moves)[number];
export const threads = ['all', 'need', 'idea'] as const;

/** A message as it stands. */
export interface Spoken {
  readonly by: Who;
  readonly version: number;
  readonly change: number;
  readonly withdrawn: boolean;
}
interface Talk {
  readonly messages: readonly Spoken[];
  readonly changes: number;
}
const silence: Talk = { messages: [], changes: 0 };

type Answer = 'waiting' | 'accepted' | 'declined' | 'revoked';

/** How an introduction stands, and what was said in each of its threads. */
export interface Standing {
  readonly need: Answer;
  readonly idea: Answer;
  readonly ending: 'withdrawn' | 'closed' | null;
  readonly connected: boolean;
  readonly talks: Readonly<Record<Thread, Talk>>;
}

export const asProposed: Standing = {
  need: 'waiting',
  idea: 'waiting',
  ending: null,
  connected: false,
  talks: { all: silence, need: silence, idea: silence },
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
