import { listMessages, type Message } from '#server/messages/messages.contract.ts';
import type { Instance } from './instance.ts';
import { seatOf } from './seat.ts';
import type { Stage } from './stage.ts';
import { watcherOf } from './watcher.ts';

type Person = Stage['people']['nurse'];

interface Shown {
  readonly seq: number;
  readonly clientId: string;
}

/**
 * Somebody who keeps rooms open on a screen, the first of them in front. What is handed to that one goes below where it
 * follows the last message shown; told of anything else, it asks for what comes after the last one, and puts that below.
 */
export const memberOf = async (person: Person, at: Instance, rooms: readonly string[]) => {
  const watcher = await watcherOf(person, at);
  const shown = new Map<string, Shown[]>(rooms.map((id) => [id, []]));
  seatOf(watcher.socket, rooms[0] ?? '').takes('all');
  let reading: Promise<void> = Promise.resolve();
  let handed = 0;
  let contradicted = 0;

  /** Below the last one; what is there already must be the same. */
  const put = (messages: Shown[], { seq, clientId }: Message): void => {
    if (seq > (messages.at(-1)?.seq ?? 0)) messages.push({ seq, clientId });
    else if (messages[seq - 1]?.clientId !== clientId) contradicted += 1;
  };
  const read = (id: string): Promise<void> => {
    reading = reading.then(async () => {
      const messages = shown.get(id);
      if (messages === undefined) return;
      const query = { thread: 'all' as const, after: messages.at(-1)?.seq ?? 0, limit: 500 };
      const { items } = await person.does(listMessages, { params: { id }, query }, { withinMs: 60_000 });
      for (const message of items) put(messages, message);
    });
    return reading;
  };
  const wanted = new Set<string>();
  watcher.onChange(({ type, id }, carried) => {
    const messages = shown.get(id);
    if (type !== 'message.sent' || messages === undefined) return;
    if (carried !== undefined && carried.seq <= (messages.at(-1)?.seq ?? 0) + 1) {
      handed += 1;
      put(messages, carried);
      return;
    }
    if (wanted.has(id)) return;
    wanted.add(id);
    // Any number of changes while one reading waits are one more reading.
    void reading.then(() => {
      wanted.delete(id);
      return read(id);
    });
  });

  return {
    ...watcher,
    person,
    shown,
    /** How many messages came by themselves, without being read. */
    handed: () => handed,
    /** How often a number that was shown came again with another message. */
    contradicted: () => contradicted,
    /** Resolves once nothing is being read. */
    settled: async (): Promise<void> => {
      await watcher.catchUp();
      for (let before: Promise<void> | undefined; before !== reading; ) {
        before = reading;
        await reading;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
};

export type Member = Awaited<ReturnType<typeof memberOf>>;
