import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Message, Thread } from '#server/messages/messages.contract.ts';
import { Typing } from '#server/realtime/realtime.contract.ts';
import { liveSocket, watchLive } from '../api/live.ts';

type Author = Message['author'];

const Heard = z.object({ ...Typing.shape, author: z.enum(['need', 'idea', 'broker']) });

const SAY_EVERY_MS = 2_000;
const SHOWN_MS = 4_000;

type Newest = Pick<Message, 'seq' | 'author'> | undefined;

/** Who else is writing in this conversation just now. Passed on over the socket, kept nowhere. */
export const useTyping = (introductionId: string, thread: Thread, newest: Newest) => {
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
    const running = timers.current;
    const hear = (said: unknown): void => {
      const heard = Heard.safeParse(said);
      if (!heard.success || heard.data.introductionId !== introductionId || heard.data.thread !== thread)
        return;
      const { author: who } = heard.data;
      clearTimeout(running.get(who));
      running.set(
        who,
        setTimeout(() => stop(who), SHOWN_MS),
      );
      setWriting([...running.keys()]);
    };
    let socket = liveSocket();
    const attach = (): void => {
      socket?.off('typing', hear);
      socket = liveSocket();
      socket?.on('typing', hear);
    };
    attach();
    const unwatch = watchLive(attach);
    return () => {
      unwatch();
      socket?.off('typing', hear);
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
      setWriting([]);
    };
  }, [introductionId, thread, stop]);

  const say = useCallback(() => {
    if (Date.now() - told.current < SAY_EVERY_MS) return;
    told.current = Date.now();
    liveSocket()?.emit('typing', { introductionId, thread });
  }, [introductionId, thread]);

  return { writing, say };
};
