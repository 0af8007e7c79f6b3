import type { Thread } from '#server/messages/messages.contract.ts';
import type { Author } from '#server/realtime/realtime.contract.ts';
import type { Watcher } from './watcher.ts';

/**
 * The talk that a screen has in front of somebody: said again on each new connection, as the pages do, for what was said
 * on a lost one is lost with it.
 */
export const seatOf = (socket: Watcher['socket'], introductionId: string) => {
  let thread: Thread | undefined;
  let here: readonly Author[] = [];
  const say = (): void => {
    if (socket.connected) socket.emit('here', thread === undefined ? null : { introductionId, thread });
  };
  socket.on('connect', say);
  socket.on('disconnect', () => {
    here = [];
  });
  socket.on('present', (said) => {
    if (said.introductionId === introductionId && said.thread === thread) here = said.here;
  });
  return {
    takes: (next: Thread | undefined): void => {
      if (next === thread) return;
      [thread, here] = [next, []];
      say();
    },
    company: (): readonly Author[] => here,
  };
};
