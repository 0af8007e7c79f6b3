import { randomUUID } from 'node:crypto';
import type { Db } from '../database/connect.ts';
import type { Actor } from '../http/actor.ts';
import type { Log } from '../log.ts';
import { guard } from './guard.ts';
import type { Live, LiveServer } from './live.ts';
import { markOf, type Here as Present, presence, talkOf } from './presence.ts';
import { type Author, Here, Typing } from './realtime.contract.ts';
import { openWhispers, type Whisper } from './whispers.ts';

interface Deps {
  readonly io: LiveServer;
  readonly db: Db;
  readonly url: string;
  readonly log: Log;
  /** As what somebody may write in a talk now; undefined where nobody writes. Throws where they know of no such talk. */
  readonly placeIn: (actor: Actor, talk: Typing) => Promise<Author | undefined>;
}

/** Those of a process that ended without a word are shown for as long as it is believed, and no longer. */
const ALIVE_EVERY_MS = 2_000;
const GONE_AFTER_MS = 7_000;

/** So many fit into one whisper, which is at most 8,000 bytes long. */
const TOLD_AT_ONCE = 25;

const roomOf = (talk: Typing): string => `talk:${talkOf(talk)}`;

/**
 * Who else is here, and who is writing, across all processes. Only those who have the same talk open are told, and
 * nothing is stored: before both accept, a side can open no talk but its own, and so learns of nobody elsewhere.
 */
export const openCompany = ({ io, db, url, log, placeIn }: Deps) => {
  const me = randomUUID();
  const everybody = presence();
  const mine = new Map<string, Present>();
  const lastHeard = new Map<string, number>();

  const socketsIn = (talk: Typing): Live[] =>
    [...(io.of('/').adapter.rooms.get(roomOf(talk)) ?? [])].flatMap((id) => io.of('/').sockets.get(id) ?? []);

  const show = (talks: readonly Typing[]): void => {
    for (const { introductionId, thread } of talks) {
      const talk = { introductionId, thread };
      for (const socket of socketsIn(talk)) {
        const here = everybody.othersIn(talk, socket.data.actor.personId);
        socket.emit('present', { ...talk, here });
      }
    }
  };

  const tellWho = async (): Promise<void> => {
    const all = [...mine.values()].map(({ process: _mine, ...rest }) => rest);
    const parts = Array.from({ length: Math.ceil(all.length / TOLD_AT_ONCE) }, (_, part) =>
      all.slice(part * TOLD_AT_ONCE, (part + 1) * TOLD_AT_ONCE),
    );
    // In one go: a mark in between would be of more than was told, and be asked about anew.
    await Promise.all(parts.map((here) => whispers.say({ is: 'here', process: me, here })));
  };

  const hear = (whisper: Whisper): void => {
    if (whisper.is === 'typing') {
      const { introductionId, thread, personId, as } = whisper;
      for (const socket of socketsIn(whisper))
        if (socket.data.actor.personId !== personId)
          socket.emit('typing', { introductionId, thread, author: as });
      return;
    }
    const { process } = whisper;
    if (whisper.is === 'bye') lastHeard.delete(process);
    else lastHeard.set(process, performance.now());
    if (whisper.is === 'here') show(whisper.here.flatMap((one) => everybody.arrive({ ...one, process })));
    else if (whisper.is === 'gone') show(everybody.leave(whisper.socket));
    else if (whisper.is === 'bye') show(everybody.forget(process));
    else if (whisper.is === 'who') void tellWho();
    else if (whisper.mark !== everybody.markOf(process)) {
      // Something of it was missed, or it had been given up.
      show(everybody.forget(process));
      void whispers.say({ is: 'who', process: me });
    }
  };

  const whispers = openWhispers({
    db,
    url,
    log,
    hear,
    onOpen: () => {
      // What was said while nobody listened here is unknown: everything is asked anew.
      show(everybody.forget());
      void whispers.say({ is: 'who', process: me });
    },
  });

  /** The talk is no longer in front of them. */
  const leave = async (socket: Live): Promise<void> => {
    const here = mine.get(socket.id);
    if (here === undefined) return;
    mine.delete(socket.id);
    await socket.leave(roomOf(here));
    // Whoever is put out of a talk is told nothing of it any more: that the place is empty is the last they see.
    const { introductionId, thread } = here;
    socket.emit('present', { introductionId, thread, here: [] });
    await whispers.say({ is: 'gone', process: me, socket: socket.id });
  };

  /**
   * Brings them to where they said last that they are; of several checks at once the last one counts. Whoever may not
   * be there, or of whom it cannot be told, is nowhere.
   */
  const settle = async (socket: Live): Promise<void> => {
    const { actor, wanted = null } = socket.data;
    const turn = (socket.data.turn ?? 0) + 1;
    socket.data.turn = turn;
    const isLast = (): boolean => socket.data.turn === turn;
    const place = wanted === null ? undefined : placeIn(actor, wanted);
    const as = await place?.catch(async (error: unknown) => {
      if (isLast()) await leave(socket);
      throw error;
    });
    if (!isLast() || !socket.connected) return;
    if (wanted === null || as === undefined) {
      await leave(socket);
      return;
    }
    const before = mine.get(socket.id);
    if (before !== undefined && talkOf(before) !== talkOf(wanted)) await socket.leave(roomOf(before));
    const here = { ...wanted, socket: socket.id, personId: actor.personId, as };
    mine.set(socket.id, { ...here, process: me });
    await socket.join(roomOf(wanted));
    await whispers.say({ is: 'here', process: me, here: [here] });
  };

  /** Whether those who are here still may be; whoever may not is no longer told, and no longer shown. */
  const lookAgain = async (sockets: readonly Live[]): Promise<void> => {
    for (const socket of sockets) {
      if ((socket.data.wanted ?? null) === null) continue;
      await settle(socket).catch((error: unknown) =>
        log.debug({ err: error }, 'somebody is in a talk no more'),
      );
    }
  };

  const alive = setInterval(() => {
    whispers.check();
    void whispers.say({ is: 'alive', process: me, mark: markOf([...mine.values()]) });
    for (const [process, at] of lastHeard) {
      if (performance.now() - at < GONE_AFTER_MS) continue;
      lastHeard.delete(process);
      show(everybody.forget(process));
    }
  }, ALIVE_EVERY_MS);

  whispers.start();
  return {
    attend: (socket: Live): void => {
      guard({
        socket,
        name: 'here',
        schema: Here,
        log,
        perSecond: 6,
        act: (talk) => {
          socket.data.wanted = talk;
          return settle(socket);
        },
      });
      guard({
        socket,
        name: 'typing',
        schema: Typing,
        log,
        perSecond: 4,
        act: async (talk) => {
          const { actor } = socket.data;
          const as = await placeIn(actor, talk);
          if (as !== undefined) await whispers.say({ is: 'typing', ...talk, personId: actor.personId, as });
        },
      });
      socket.on('disconnect', () => void leave(socket));
    },
    lookAgain,
    /** Those on this process who have a talk in front of them. */
    listenersIn: socketsIn,
    /** Something happened to an introduction: a talk may have come to rest. */
    introductionChanged: (introductionId: string): Promise<void> =>
      lookAgain(
        (['all', 'need', 'idea'] as const).flatMap((thread) => socketsIn({ introductionId, thread })),
      ),
    stop: async (): Promise<void> => {
      clearInterval(alive);
      await whispers.stop({ is: 'bye', process: me });
    },
  };
};
