import { z } from 'zod';
import type { StoredEvent } from '../events/feed.ts';
import type { Actor, Asker } from '../http/actor.ts';
import type { Log } from '../log.ts';
import type { Message } from '../messages/messages.contract.ts';
import type { Live } from './live.ts';
import { Typing } from './realtime.contract.ts';

/** What an event says of the message that it is about. */
const OfMessage = z.object({ thread: Typing.shape.thread, seq: z.int() });

export interface Numbered extends Typing {
  readonly seq: number;
}

/** Messages as they stand now; undefined where there is none for this reader. */
export type ReadNow = (
  numbered: readonly Numbered[],
) => Promise<(reader: Actor, which: Numbered) => Message | undefined>;

interface Deps {
  /** Those who have the talk in front of them, on this process. */
  readonly listenersIn: (talk: Typing) => readonly Live[];
  readonly readNow: ReadNow;
  /** The same person as they stand now; null when their session has ended. */
  readonly refresh: (actor: Actor) => Promise<Asker>;
  readonly log: Log;
}

const shown: ReadonlySet<string> = new Set(['message.sent', 'message.edited', 'message.withdrawn']);

const numberedBy = ({ type, nounId, data }: StoredEvent): Numbered | undefined => {
  if (!shown.has(type)) return undefined;
  const { data: said } = OfMessage.safeParse(data);
  return said && { introductionId: nounId, ...said };
};

/**
 * Reads the messages that events are about once for all who have their talks open, and not once for each of them. Whoever
 * hears of a message without it fetches it; so nothing is lost where one cannot be read, or not in time.
 *
 * The standing of the listeners is read after the messages: nobody is handed what was written after they had left.
 */
export const carryingWith = ({ listenersIn, readNow, refresh, log }: Deps) => {
  const read = async (events: readonly StoredEvent[]): Promise<Map<number, Map<Live, Message>>> => {
    const heard = events.flatMap((event) => {
      const which = numberedBy(event);
      const listeners = which === undefined ? [] : listenersIn(which);
      return which === undefined || listeners.length === 0 ? [] : [{ seq: event.seq, which, listeners }];
    });
    if (heard.length === 0) return new Map();
    const messageFor = await readNow(heard.map(({ which }) => which));
    const sockets = [...new Set(heard.flatMap(({ listeners }) => listeners))];
    const standing = new Map(
      await Promise.all(sockets.map(async (socket) => [socket, await refresh(socket.data.actor)] as const)),
    );
    return new Map(
      heard.map(({ seq, which, listeners }) => [
        seq,
        new Map(
          listeners.flatMap((socket) => {
            const actor = standing.get(socket) ?? null;
            const message = actor === null ? undefined : messageFor(actor, which);
            return message === undefined ? [] : [[socket, message] as const];
          }),
        ),
      ]),
    );
  };

  /** By the number of the event: who is handed which message. */
  return (events: readonly StoredEvent[]): Promise<ReadonlyMap<number, ReadonlyMap<Live, Message>>> =>
    read(events).catch((error: unknown) => {
      log.warn({ err: error }, 'messages could not be handed on; they will be fetched');
      return new Map();
    });
};
