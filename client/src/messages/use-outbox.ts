import { useEffect, useSyncExternalStore } from 'react';
import type { Thread } from '#server/messages/messages.contract.ts';
import { outbox, sendAs, type Waiting, watchOutbox } from './outbox.ts';

/** A room may write at any moment: from here on the outbox sends as this person, until the shell says otherwise. */
export const useOutbox = (personId: string): void => {
  useEffect(() => sendAs(personId), [personId]);
};

/** My messages of one thread that are still on their way, oldest first. */
export const useWaiting = (personId: string, introductionId: string, thread: Thread): Waiting[] =>
  useSyncExternalStore(watchOutbox, outbox).filter(
    (one) => one.personId === personId && one.introductionId === introductionId && one.thread === thread,
  );
