import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message, Thread } from '#server/messages/messages.contract.ts';
import { Present, Writing } from '#server/realtime/realtime.contract.ts';
import { liveSocket, watchLive } from '../api/live.ts';

type Author = Message['author'];

const SAY_EVERY_MS = 2_000;
const SHOWN_MS = 4_000;

type Newest = Pick<Message, 'seq' | 'author'> | undefined;

type Talk = { introductionId: string; thread: Thread; open: boolean };

/**
 * Who else has this talk open, and who is writing in it just now. Passed on over the socket, kept nowhere; a
 * tab in the background is not there.
 */
export const useCompany = ({ introductionId, thread, open }: Talk, newest: Newest) => {
  const [here, setHere] = useState<readonly Author[]>([]);
  const [writing, setWriting] = useState<readonly Author[]>([]);
  const told = useRef(0);
  const timers = useRef(new Map<Author, ReturnType<typeof setTimeout>>());
  const stop = useCallback((author: Author): void => {
    clearTimeout(timers.current.get(author));
    timers.current.delete(author);
    setWriting([...timers.current.keys()]);
  }, []);

  // What has arrived is no longer being written.
  const seq = newest?.seq;
  const author = newest?.author;
  useEffect(() => {
    if (seq !== undefined && author !== undefined) stop(author);
  }, [seq, author, stop]);

  useEffect(() => {
    if (!open) return;
    const running = timers.current;
    const isThis = (said: { introductionId: string; thread: Thread }): boolean =>
      said.introductionId === introductionId && said.thread === thread;
    const hearWriting = (said: unknown): void => {
      const heard = Writing.safeParse(said);
      if (!heard.success || !isThis(heard.data)) return;
      const { author: who } = heard.data;
      clearTimeout(running.get(who));
      running.set(
        who,
        setTimeout(() => stop(who), SHOWN_MS),
      );
      setWriting([...running.keys()]);
    };
    const hearPresent = (said: unknown): void => {
      const heard = Present.safeParse(said);
      if (heard.success && isThis(heard.data)) setHere(heard.data.here);
    };

    let socket = liveSocket();
    const announce = (): void => {
      const inFront = document.visibilityState === 'visible';
      // Said again on each connection: what was said on a lost one is lost with it.
      if (socket?.connected) socket.emit('here', inFront ? { introductionId, thread } : null);
      if (!inFront || !socket?.connected) setHere([]);
    };
    const detach = (): void => {
      socket?.off('typing', hearWriting);
      socket?.off('present', hearPresent);
    };
    const attach = (): void => {
      detach();
      socket = liveSocket();
      socket?.on('typing', hearWriting);
      socket?.on('present', hearPresent);
      announce();
    };
    attach();
    const unwatch = watchLive(attach);
    document.addEventListener('visibilitychange', announce);
    return () => {
      unwatch();
      document.removeEventListener('visibilitychange', announce);
      if (socket?.connected) socket.emit('here', null);
      detach();
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
      setWriting([]);
      setHere([]);
    };
  }, [introductionId, thread, open, stop]);

  const say = useCallback(() => {
    if (Date.now() - told.current < SAY_EVERY_MS) return;
    told.current = Date.now();
    liveSocket()?.emit('typing', { introductionId, thread });
  }, [introductionId, thread]);

  return { here, writing, say };
};
