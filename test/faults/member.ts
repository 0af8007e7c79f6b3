import { listMessages } from '#server/messages/messages.contract.ts';
import type { Instance } from './instance.ts';
import type { Stage } from './stage.ts';
import { watcherOf } from './watcher.ts';

type Person = Stage['people']['nurse'];

interface Shown {
  readonly seq: number;
  readonly clientId: string;
}

/**
 * Somebody who keeps rooms open on a screen: told that something changed there, it asks for what comes after the last
 * message that it shows, and puts that below.
 */
export const memberOf = async (person: Person, at: Instance, rooms: readonly string[]) => {
  const watcher = await watcherOf(person, at);
  const shown = new Map<string, Shown[]>(rooms.map((id) => [id, []]));
  let reading: Promise<void> = Promise.resolve();

  const read = (id: string): Promise<void> => {
    reading = reading.then(async () => {
      const messages = shown.get(id);
      if (messages === undefined) return;
      const query = { thread: 'all' as const, after: messages.at(-1)?.seq ?? 0, limit: 500 };
      const { items } = await person.does(listMessages, { params: { id }, query }, { withinMs: 60_000 });
      messages.push(...items.map(({ seq, clientId }) => ({ seq, clientId })));
    });
    return reading;
  };
  const wanted = new Set<string>();
  watcher.onChange(({ type, id }) => {
    if (type !== 'message.sent' || !shown.has(id) || wanted.has(id)) return;
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
