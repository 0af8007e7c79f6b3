import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  listMessages,
  listMessageVersions,
  Message,
  markRead,
  type Thread,
} from '#server/messages/messages.contract.ts';
import { call } from '../api/call.ts';
import { takeCarried } from '../api/live.ts';
import { emptyLog, joined, misses, type ThreadLog, withOne, withPage } from './thread-log.ts';

/** Under `message` and `list`, so that every event about messages makes it read on. */
const keyOfThread = (introductionId: string, thread: Thread) =>
  ['message', 'list', 'thread', introductionId, thread] as const;

/**
 * Reads on from what is known, page by page, until the newest. Each page is kept as it comes: in a lively room the
 * next event overtakes this reading again and again, and what it has read must not be lost with it.
 */
const readOn = async (client: QueryClient, introductionId: string, thread: Thread): Promise<ThreadLog> => {
  const queryKey = keyOfThread(introductionId, thread);
  const known = (): ThreadLog => client.getQueryData<ThreadLog>(queryKey) ?? emptyLog;
  for (;;) {
    const page = await call(listMessages, {
      params: { id: introductionId },
      query: { thread, after: known().upTo, limit: 500 },
    });
    const log = withPage(known(), page);
    client.setQueryData<ThreadLog>(queryKey, log);
    if (page.items.length === 0 || log.upTo >= page.last) return log;
  }
};

export const useThread = (introductionId: string, thread: Thread) => {
  const client = useQueryClient();
  return useQuery({
    queryKey: keyOfThread(introductionId, thread),
    queryFn: () => readOn(client, introductionId, thread),
    // What was acknowledged while a reading was on its way must not be overwritten by it.
    structuralSharing: (before, after) =>
      joined((before as ThreadLog | undefined) ?? emptyLog, after as ThreadLog),
  });
};

/** Puts in what the server has just acknowledged; if others wrote in between, what is missing is read. */
export const takeIn = (client: QueryClient, message: Message): void => {
  const queryKey = keyOfThread(message.introductionId, message.thread);
  const log = client.setQueryData<ThreadLog>(queryKey, (before) => withOne(before ?? emptyLog, message));
  if (log !== undefined && misses(log, message)) void client.invalidateQueries({ queryKey });
};

/**
 * A message that came over the live connection to the talk in front of somebody: nothing has to be fetched for it. What
 * counts the unread is read again as soon as this one counts as read.
 */
takeCarried((client, { type }, carried) => {
  const { data: message } = Message.safeParse(carried);
  if (message === undefined) return false;
  takeIn(client, message);
  if (type === 'message.edited')
    void client.invalidateQueries({ queryKey: ['message', 'list', listMessageVersions.path] });
  // A withdrawal takes from what is unread, too: it is read as any other change.
  return type !== 'message.withdrawn';
});

const SETTLE_MS = 600;

/** Says how far the thread has been read: only while the tab is in front of somebody. */
export const useMarkRead = (introductionId: string, thread: Thread, log: ThreadLog | undefined): void => {
  const client = useQueryClient();
  const last = log?.messages.at(-1)?.seq ?? 0;
  const read = log?.read ?? 0;

  useEffect(() => {
    if (last <= read) return;
    const tell = async (): Promise<void> => {
      await call(markRead, { params: { id: introductionId }, body: { thread, seq: last } });
      client.setQueryData<ThreadLog>(keyOfThread(introductionId, thread), (before) =>
        before === undefined ? before : { ...before, read: Math.max(before.read, last) },
      );
      await client.invalidateQueries({ queryKey: ['introduction'] });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const consider = (): void => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      // Should the mark not arrive, the thread merely stays unread until the next look at it.
      timer = setTimeout(() => tell().catch(() => undefined), SETTLE_MS);
    };
    consider();
    document.addEventListener('visibilitychange', consider);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', consider);
    };
  }, [client, introductionId, thread, last, read]);
};
