import {
  asProposed,
  cardsOpen,
  type Move,
  refusalOf,
  type Standing,
  statusOf,
  type Who,
} from './consent-model.ts';
import { heedTalk, type Said } from './talk-model.ts';

/** What was recorded of an introduction, in the order of the record. */
export interface Recorded {
  readonly type: string;
  readonly who: Who | undefined;
  readonly data: Said;
}

const moved = (standing: Standing, who: Who, move: Move): Standing => {
  if (move === 'close') return { ...standing, ending: 'closed' };
  if (who === 'broker') return { ...standing, ending: 'withdrawn' };
  const answer = { accept: 'accepted', decline: 'declined', withdraw: 'revoked' } as const;
  return { ...standing, [who]: answer[move] };
};

const spoken: Readonly<Record<string, true>> = {
  'message.sent': true,
  'message.edited': true,
  'message.withdrawn': true,
};
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
  if (type in spoken) {
    const said = heedTalk(standing, type, who, data);
    if (typeof said === 'string') throw wrong(said);
    return said;
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
