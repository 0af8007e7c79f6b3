import { listMessages, type Message, type Thread } from '#server/messages/messages.contract.ts';
import { emptyLog, misses, type ThreadLog, withOne, withPage } from '../../client/src/messages/thread-log.ts';
import type { Stage } from './stage.ts';

/** What is known here of one thread, kept by the very rules by which the pages keep it. */
export const talkLogOf = (person: Stage['people']['nurse'], id: string, thread: Thread) => {
  let log: ThreadLog = emptyLog;
  return {
    messages: (): readonly Message[] => log.messages,
    /** Reads on from what is known, until nothing is missing. */
    readOn: async (): Promise<void> => {
      for (;;) {
        const query = { thread, after: log.upTo, limit: 500 };
        const page = await person.does(listMessages, { params: { id }, query }, { withinMs: 60_000 });
        log = withPage(log, page);
        if (page.items.length === 0 || log.upTo >= page.last) return;
      }
    },
    /** Takes in one that was handed over the live connection; false where something is missing before it. */
    take: (message: Message): boolean => {
      log = withOne(log, message);
      return !misses(log, message);
    },
  };
};
