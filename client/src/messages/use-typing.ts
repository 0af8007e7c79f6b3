import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Message, Thread } from '#server/messages/messages.contract.ts';
import { Typing } from '#server/realtime/realtime.contract.ts';
import { liveSocket, watchLive } from '../api/live.ts';

type Author = Message['author'];

const Heard = z.object({ ...Typing.shape, author: z.enum(['need', 'idea', 'broker']) });

const SAY_EVERY_MS = 2_000;
const SHOWN_MS = 4_000;

/** Who else is writing in this conversation just now. Passed on over the socket, kept nowhere. */
export const useTyping = (introductionId: string, thread: Thread) => {
  const [writing, setWriting] = useState<readonly Author[]>([]);
  const told = useRef(0);

  useEffect(() => {
    const timers = new Map<Author, ReturnType<typeof setTimeout>>();
    const stop = (author: Author): void => {
      clearTimeout(timers.get(author));
      timers.delete(author);
      setWriting([...timers.keys()]);
    };
    const hear = (said: unknown): void => {
      const heard = Heard.safeParse(said);
      if (!heard.success || heard.data.introductionId !== introductionId || heard.data.thread !== thread)
        return;
      const { author } = heard.data;
      clearTimeout(timers.get(author));
      timers.set(
        author,
        setTimeout(() => stop(author), SHOWN_MS),
      );
      setWriting([...timers.keys()]);
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
      for (const timer of timers.values()) clearTimeout(timer);
      setWriting([]);
    };
  }, [introductionId, thread]);

  const say = useCallback(() => {
    if (Date.now() - told.current < SAY_EVERY_MS) return;
    told.current = Date.now();
    liveSocket()?.emit('typing', { introductionId, thread });
  }, [introductionId, thread]);

  return { writing, say };
};
