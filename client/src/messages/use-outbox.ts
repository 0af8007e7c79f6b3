import { useEffect, useSyncExternalStore } from 'react';
import type { Thread } from '#server/messages/messages.contract.ts';
import { outbox, sendAs, type Waiting, watchOutbox } from './outbox.ts';

/** Sends what still waits while this person is signed in. */
export const useOutbox = (personId: string | undefined): void => {
  useEffect(() => sendAs(personId), [personId]);
};

/** My messages of one thread that are still on their way, oldest first. */
export const useWaiting = (personId: string, introductionId: string, thread: Thread): Waiting[] =>
  useSyncExternalStore(watchOutbox, outbox).filter(
    (one) => one.personId === personId && one.introductionId === introductionId && one.thread === thread,
  );
