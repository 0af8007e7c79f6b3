import type { Introduction } from '#server/introductions/introductions.contract.ts';
import type { ClaspState } from '../ui/clasp.tsx';

/** How an introduction stands, for the eye: nothing here decides what anybody may do; `moves` does. */

type Standing = Pick<
  Introduction,
  | 'status'
  | 'answers'
  | 'as'
  | 'brokerId'
  | 'mediation'
  | 'proposedAt'
  | 'remindAt'
  | 'overdueAt'
  | 'expiresAt'
>;

export const claspOf = ({ status }: Pick<Introduction, 'status'>): ClaspState =>
  status === 'drafted'
    ? 'shortlisted'
    : status === 'proposed' || status === 'connected' || status === 'closed'
      ? status
      : 'apart';

/** The key of the clasp's sentence in the catalogue. */
export const claspWords = ({ status, answers }: Pick<Introduction, 'status' | 'answers'>) => {
  if (status !== 'proposed') return status;
  if (answers.need.status === 'accepted') return 'proposedNeed' as const;
  return answers.idea.status === 'accepted' ? ('proposedIdea' as const) : status;
};

export const filledOf = ({ answers }: Pick<Introduction, 'answers'>): { left: boolean; right: boolean } => ({
  left: answers.need.status === 'accepted',
  right: answers.idea.status === 'accepted',
});

export type Turn = 'you' | 'need' | 'idea' | 'both' | 'broker' | 'colleague' | 'agency' | 'three' | 'nobody';

/** The broker's own move: only whoever looks after it is "you", and any of the agency while nobody does. */
const brokersTurn = ({ as, brokerId }: Standing, me: string | undefined): Turn => {
  if (as !== 'broker') return 'broker';
  if (brokerId === null) return 'agency';
  return brokerId === me ? 'you' : 'colleague';
};

/** Who owes the next move; `me`: the asker's own id. */
export const turnOf = (standing: Standing, me: string | undefined): Turn => {
  const { status, answers, as, mediation } = standing;
  if (status === 'drafted') return brokersTurn(standing, me);
  if (status === 'connected') return mediation === 'fully_moderated' ? brokersTurn(standing, me) : 'three';
  if (status !== 'proposed') return 'nobody';
  const need = answers.need.status === 'waiting';
  const idea = answers.idea.status === 'waiting';
  if ((as === 'need' && need) || (as === 'idea' && idea)) return 'you';
  if (need && idea) return 'both';
  return need ? 'need' : 'idea';
};

const DAY = 86_400_000;

export type Clock =
  | { kind: 'none' }
  | { kind: 'due'; day: string; soon: boolean }
  | { kind: 'over'; days: number };

/** Only a proposal runs against the clock: due until it is overdue, then so many days over. */
export const clockOf = ({ status, remindAt, overdueAt }: Standing, now: number): Clock => {
  if (status !== 'proposed' || overdueAt === null) return { kind: 'none' };
  const late = now - Date.parse(overdueAt);
  if (late >= 0) return { kind: 'over', days: Math.floor(late / DAY) };
  return { kind: 'due', day: overdueAt, soon: remindAt !== null && now >= Date.parse(remindAt) };
};

export const columns = ['drafted', 'proposed', 'connected', 'ended'] as const;

export const columnOf = ({ status }: Pick<Introduction, 'status'>): (typeof columns)[number] =>
  status === 'drafted' || status === 'proposed' || status === 'connected' ? status : 'ended';
