import type { Thread } from '#server/messages/messages.contract.ts';
import { type Spoken, type Standing, statusOf, type Who } from './consent-model.ts';

// What may be said in the threads of an introduction, and what becomes of it, written down apart from the product.

/** What somebody does to a message; `version`: the one that they have read. */
export type Changing =
  | { readonly edits: Thread; readonly seq: number; readonly version: number }
  | { readonly takesBack: Thread; readonly seq: number };

const knows = (standing: Standing, who: Who, thread: Thread): boolean =>
  thread === 'all' ? standing.connected : who === 'broker' || who === thread;

/** Whether anybody may write in it now. */
export const isOpen = (standing: Standing, thread: Thread): boolean =>
  statusOf(standing) === (thread === 'all' ? 'connected' : 'proposed');

export const writingRefusalOf = (standing: Standing, who: Who, thread: Thread): string | null => {
  if (!knows(standing, who, thread)) return 'introduction_not_found';
  return isOpen(standing, thread) ? null : 'thread_closed';
};

/** With which code an edit or a withdrawal of a message must be refused now, or null. */
export const changingRefusalOf = (standing: Standing, who: Who, what: Changing): string | null => {
  const thread = 'edits' in what ? what.edits : what.takesBack;
  if (!knows(standing, who, thread)) return 'introduction_not_found';
  const message = standing.talks[thread].messages[what.seq - 1];
  if (message === undefined) return 'message_not_found';
  if (message.by !== who) return 'not_allowed';
  // What is withdrawn is withdrawn, though the thread has closed since.
  if (message.withdrawn) return 'edits' in what ? 'message_withdrawn' : null;
  if (!isOpen(standing, thread)) return 'thread_closed';
  return 'edits' in what && what.version !== message.version ? 'stale_version' : null;
};

/** What a line of the record says of a message. */
export interface Said {
  readonly thread?: Thread;
  readonly seq?: number;
  readonly change?: number;
}

/** One more line about a message; or why nothing that was allowed could have written it. */
export const heedTalk = (
  standing: Standing,
  type: string,
  who: Who,
  { thread, seq, change }: Said,
): Standing | string => {
  if (thread === undefined || seq === undefined) return 'in no thread';
  const { messages, changes } = standing.talks[thread];
  if (change !== changes + 1) return `change ${change} in ${thread}`;
  const after = (next: readonly Spoken[]): Standing => ({
    ...standing,
    talks: { ...standing.talks, [thread]: { messages: next, changes: change } },
  });
  if (type === 'message.sent') {
    if (seq !== messages.length + 1) return `number ${seq} in ${thread}`;
    return (
      writingRefusalOf(standing, who, thread) ??
      after([...messages, { by: who, version: 1, change, withdrawn: false }])
    );
  }
  const message = messages[seq - 1];
  if (message === undefined) return `there is no message ${seq} in ${thread}`;
  if (message.withdrawn) return `message ${seq} in ${thread} was withdrawn before`;
  const version = message.version;
  const edited = type === 'message.edited';
  return (
    changingRefusalOf(standing, who, edited ? { edits: thread, seq, version } : { takesBack: thread, seq }) ??
    after(messages.with(seq - 1, { ...message, version: version + 1, change, withdrawn: !edited }))
  );
};
