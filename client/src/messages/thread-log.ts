import type { Message } from '#server/messages/messages.contract.ts';

/**
 * The messages of one thread that are known here, in order; how far I have read; and the change up to which nothing
 * is missing: reading goes on from there, and brings what is new as well as what is old and has changed.
 */
export type ThreadLog = { messages: readonly Message[]; upTo: number; read: number };

export const emptyLog: ThreadLog = { messages: [], upTo: 0, read: 0 };

/**
 * What two logs know together: each message once, as it stood last. The order in which answers arrive does not
 * matter, nor how often; nothing is ever forgotten, and no message goes back to an earlier text.
 */
export const joined = (one: ThreadLog, other: ThreadLog): ThreadLog => {
  const bySeq = new Map(one.messages.map((message) => [message.seq, message]));
  for (const message of other.messages) {
    if ((bySeq.get(message.seq)?.change ?? 0) < message.change) bySeq.set(message.seq, message);
  }
  return {
    messages: [...bySeq.values()].sort((left, right) => left.seq - right.seq),
    upTo: Math.max(one.upTo, other.upTo),
    read: Math.max(one.read, other.read),
  };
};

type Page = { items: readonly Message[]; last: number; read: number };

/** Takes in a page that was read after a change up to which the log was whole. */
export const withPage = (log: ThreadLog, { items, read }: Page): ThreadLog =>
  joined(log, { messages: items, upTo: items.at(-1)?.change ?? 0, read });

/** Takes in one message that the server acknowledged; whole only as far as nothing came between. */
export const withOne = (log: ThreadLog, message: Message): ThreadLog =>
  joined(log, { messages: [message], upTo: message.change === log.upTo + 1 ? message.change : 0, read: 0 });

/** Whether something is known to be missing before this message. */
export const misses = (log: ThreadLog, message: Message): boolean => log.upTo < message.change;
