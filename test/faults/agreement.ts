import type { Thread } from '#server/messages/messages.contract.ts';
import { type Move, refusalOf, type Standing, type Who } from './consent-model.ts';
import { type Recorded, replay, timesOf } from './record-model.ts';
import { type Changing, changingRefusalOf, writingRefusalOf } from './talk-model.ts';

/** What somebody does: a move, a message in a thread, or a change to a message. */
export interface Act {
  readonly who: Who;
  readonly does: Move | { readonly says: Thread } | Changing;
}

/** An act and what it was answered; `ok`, or the code of the refusal. */
export interface Answered extends Act {
  readonly id: string;
  readonly code: string;
  /** The message as it was answered, where it was about one. */
  readonly message?: {
    readonly seq: number;
    readonly change: number;
    readonly clientId: string;
    readonly body: string;
  };
  /** Asked again without a key after an answer was lost: what it was refused for may be its own doing. */
  readonly unsure?: boolean;
}

const refusedWith = (standing: Standing, { who, does }: Act): string | null => {
  if (typeof does === 'string') return refusalOf(standing, who, does);
  return 'says' in does ? writingRefusalOf(standing, who, does.says) : changingRefusalOf(standing, who, does);
};

const isAbout = ({ type, who, data }: Recorded, act: Act, kind: string, thread: Thread, seq?: number) =>
  type === kind && who === act.who && data.thread === thread && data.seq === seq;

/** Whether the line is what this act, which was answered, has written. */
const wrote = (line: Recorded, act: Answered): boolean => {
  const { does, code, message, unsure } = act;
  if (typeof does === 'string') return code === 'ok' && timesOf([line], act.who, does) === 1;
  if ('says' in does) return code === 'ok' && isAbout(line, act, 'message.sent', does.says, message?.seq);
  if ('takesBack' in does)
    return code === 'ok' && isAbout(line, act, 'message.withdrawn', does.takesBack, does.seq);
  return (
    isAbout(line, act, 'message.edited', does.edits, does.seq) &&
    (code === 'ok' ? line.data.change === message?.change : unsure === true)
  );
};

/**
 * Holds what was answered against what was recorded: each "done" is in the record once, nothing is there that nobody
 * was told of, and each refusal was right at some moment between the asking and the answer. `from`: how long the
 * record was when the asking began. Returns how it stands now.
 */
export const agrees = (
  record: readonly Recorded[],
  from: number,
  answered: readonly Answered[],
): Standing => {
  const stood = replay(record);
  const meanwhile = stood.slice(from);
  const added = record.slice(from);
  const said = (wrong: string): Error =>
    new Error(`${wrong}: ${JSON.stringify({ answered, added, stood: meanwhile })}`);
  for (const act of answered) {
    const { who, does, code } = act;
    if (code === 'ok') {
      // Whoever takes back what was withdrawn before is told so, and nothing more is written.
      const isThere =
        typeof does !== 'string' && 'takesBack' in does
          ? meanwhile.some(({ talks }) => talks[does.takesBack].messages[does.seq - 1]?.withdrawn)
          : added.filter((line) => wrote(line, act)).length === 1;
      if (!isThere) throw said(`${who} was told that it was done, and the record does not tell of it once`);
    } else if (!meanwhile.some((standing) => refusedWith(standing, act) === code))
      throw said(`${who} was refused with ${code}, and at no moment was that right`);
  }
  for (const line of added) {
    if (line.type === 'introduction.connected' || line.type === 'introduction.card_read') continue;
    if (!answered.some((act) => wrote(line, act)))
      throw said(`${line.type} by ${line.who} is in the record, and nobody was told`);
  }
  const last = stood.at(-1);
  if (last === undefined) throw said('There is no record');
  return last;
};
