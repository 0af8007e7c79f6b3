import { setTimeout as sleep } from 'node:timers/promises';
import type { Ack, Author, Typing } from '#server/realtime/realtime.contract.ts';
import type { Browser } from '#test/support/browser.ts';
import { connects } from '#test/support/live.ts';

/** Waits for something to come true; says what it waited for. */
export const until = async (what: string, holds: () => boolean, withinMs = 8_000): Promise<void> => {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await sleep(10);
  }
};

/** Somebody at a screen who sits down in a talk, sees who else is there, and writes. */
export const talkerAt = async (person: Browser, origin: string) => {
  const live = await connects(person, origin);
  const { socket } = live;
  const shown = new Map<string, readonly Author[]>();
  const writing: string[] = [];
  /** Everything that came over the line, as it came. */
  const heard: string[] = [];
  socket.onAny((...said: unknown[]) => void heard.push(JSON.stringify(said)));
  socket.on(
    'present',
    ({ introductionId, thread, here }) => void shown.set(`${introductionId} ${thread}`, here),
  );
  socket.on(
    'typing',
    ({ introductionId, thread, author }) => void writing.push(`${introductionId} ${thread} ${author}`),
  );
  const says = (name: 'here' | 'typing', payload: Typing | null): Promise<Ack> =>
    (socket as unknown as { emitWithAck: (...given: unknown[]) => Promise<Ack> }).emitWithAck(name, payload);
  return {
    ...live,
    heard,
    writing,
    sits: (introductionId: string, thread: Typing['thread']) => says('here', { introductionId, thread }),
    looksAway: () => says('here', null),
    writes: (introductionId: string, thread: Typing['thread']) => says('typing', { introductionId, thread }),
    sees: (introductionId: string, thread: Typing['thread'], others: readonly Author[]) =>
      until(
        `${others.join(' and ') || 'nobody'} in ${thread}, not ${shown.get(`${introductionId} ${thread}`)}`,
        () => shown.get(`${introductionId} ${thread}`)?.join() === others.join(),
      ),
  };
};
