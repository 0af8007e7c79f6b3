import { isDeepStrictEqual } from 'node:util';
import type { Change } from '#server/events/events.contract.ts';
import { getCards, getIntroduction } from '#server/introductions/introductions.contract.ts';
import { listMessages } from '#server/messages/messages.contract.ts';
import type { Instance } from './instance.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';
import { watcherOf } from './watcher.ts';

type Person = Stage['people']['nurse'];

/** What a screen shows of one introduction. */
export interface Shown {
  readonly status: string;
  readonly moves: readonly string[];
  /** By thread: whether it may be written in, and what it holds. */
  readonly threads: readonly { thread: string; writable: boolean; said: readonly string[] }[];
  /** The other card's address, once it is open. */
  readonly cards: readonly (string | undefined)[];
}

/** Everything that this person may see of an introduction now, read afresh. */
export const freshView = async (person: Person, id: string): Promise<Shown> => {
  const patience = { withinMs: 60_000 };
  const { status, moves, threads } = await person.does(getIntroduction, { params: { id } }, patience);
  const shown = await Promise.all(
    threads.map(async ({ thread, writable }) => {
      const query = { thread, limit: 500 };
      const { items } = await person.does(listMessages, { params: { id }, query }, patience);
      return { thread, writable, said: items.map(({ seq, author, body }) => `${seq} ${author}: ${body}`) };
    }),
  );
  const { status: found, body } = await person.asks(getCards, { params: { id } }, patience);
  return {
    status,
    moves,
    threads: shown,
    cards: found === 200 ? [body.need?.email, body.idea?.email] : [],
  };
};

/**
 * A screen that shows introductions and hears of changes: it reads again what a change names, and nothing else. While
 * it is away it hears nothing; when it is back it catches up by the numbers of the record.
 */
export const screenOf = async (person: Person, at: Instance, ids: readonly string[]) => {
  // Heard of before it is read: in the other order, what happens in between would be missed.
  const watcher = await watcherOf(person, at);
  const view = new Map<string, Shown>();
  for (const id of ids) view.set(id, await freshView(person, id));
  const stale = new Set<string>();
  let reading: Promise<void> | undefined;

  const readStale = async (): Promise<void> => {
    for (let [id] = stale; id !== undefined; [id] = stale) {
      stale.delete(id);
      view.set(id, await freshView(person, id));
    }
    reading = undefined;
  };
  const hear = ({ noun, id }: Change): void => {
    if ((noun !== 'introduction' && noun !== 'message') || !view.has(id)) return;
    stale.add(id);
    reading ??= readStale();
  };
  for (const change of watcher.heard.values()) hear(change);
  watcher.onChange(hear);

  const fresh = async (): Promise<[string, Shown][]> =>
    Promise.all(ids.map(async (id): Promise<[string, Shown]> => [id, await freshView(person, id)]));

  return {
    person,
    view,
    cutLine: watcher.cutLine,
    goAway: watcher.goAway,
    comeBack: watcher.comeBack,
    leave: watcher.leave,
    outOfOrder: watcher.outOfOrder,
    /** Resolves once it shows what whoever asks afresh is shown, having read again only what it heard of. */
    becomesFresh: async (withinMs: number): Promise<void> => {
      let wanted: [string, Shown][] = [];
      await until(
        `the screen of ${person.name} shows what is`,
        async () => {
          if (reading !== undefined) return false;
          wanted = await fresh();
          return isDeepStrictEqual(wanted, [...view]);
        },
        withinMs,
      ).catch((error: unknown) => {
        throw new Error(`${String(error)}: ${JSON.stringify([...view])}, but ${JSON.stringify(wanted)} is`);
      });
    },
  };
};

export type Screen = Awaited<ReturnType<typeof screenOf>>;
