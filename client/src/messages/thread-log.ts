import type { Message } from '#server/messages/messages.contract.ts';

/** The messages of one thread that are known here, in order; how far it goes, and how far I have read. */
export type ThreadLog = { messages: readonly Message[]; last: number; read: number };

export const emptyLog: ThreadLog = { messages: [], last: 0, read: 0 };

/** Adds messages, each once, in the order that the server gave them. */
export const addTo = (log: ThreadLog, more: readonly Message[]): ThreadLog => {
  const bySeq = new Map(log.messages.map((message) => [message.seq, message]));
  for (const message of more) bySeq.set(message.seq, message);
  const messages = [...bySeq.values()].sort((one, other) => one.seq - other.seq);
  return { ...log, messages, last: Math.max(log.last, messages.at(-1)?.seq ?? 0) };
};

/** How far the log is without a hole: reading goes on from here, so that whatever was missed is filled in. */
export const wholeUpTo = ({ messages }: ThreadLog): number => {
  let whole = 0;
  for (const { seq } of messages) {
    if (seq !== whole + 1) break;
    whole = seq;
  }
  return whole;
};
