import { isDeepStrictEqual } from 'node:util';
import type { Change } from '#server/events/events.contract.ts';
import { getCards, getIntroduction } from '#server/introductions/introductions.contract.ts';
import type { Message, Thread } from '#server/messages/messages.contract.ts';
import type { Instance } from './instance.ts';
import { seatOf } from './seat.ts';
import type { Stage } from './stage.ts';
import { talkLogOf } from './talk-log.ts';
import { until } from './until.ts';
import { watcherOf } from './watcher.ts';

type Person = Stage['people']['nurse'];

/** What a screen shows of one introduction. */
export interface Shown {
  readonly status: string;
  readonly moves: readonly string[];
  /** By thread: whether it may be written in, and what it holds. */
  readonly threads: readonly { thread: Thread; writable: boolean; said: readonly string[] }[];
  /** The other card's address, once it is open. */
  readonly cards: readonly (string | undefined)[];
}

const line = ({ seq, version, author, body, withdrawnAt }: Message): string =>
  `${seq}.${version} ${author}: ${withdrawnAt === null ? body : 'withdrawn'}`;

/** One introduction as this person sees it: read whole at first, and later read on from what is known. */
const viewOf = (person: Person, id: string) => {
  const patience = { withinMs: 60_000 };
  const talks = new Map<Thread, ReturnType<typeof talkLogOf>>();
  const talkOf = (thread: Thread) => {
    const known = talks.get(thread) ?? talkLogOf(person, id, thread);
    talks.set(thread, known);
    return known;
  };
  let about: Omit<Shown, 'threads'> & { readonly threads: readonly { thread: Thread; writable: boolean }[] } =
    {
      status: '',
      moves: [],
      threads: [],
      cards: [],
    };
  return {
    talkOf,
    read: async (): Promise<void> => {
      const { status, moves, threads } = await person.does(getIntroduction, { params: { id } }, patience);
      for (const { thread } of threads) await talkOf(thread).readOn();
      const { status: found, body } = await person.asks(getCards, { params: { id } }, patience);
      const cards = found === 200 ? [body.need?.email, body.idea?.email] : [];
      about = {
        status,
        moves,
        threads: threads.map(({ thread, writable }) => ({ thread, writable })),
        cards,
      };
    },
    open: () => about.threads.filter(({ writable }) => writable).map(({ thread }) => thread),
    shown: (): Shown => ({
      ...about,
      threads: about.threads.map((known) => ({ ...known, said: talkOf(known.thread).messages().map(line) })),
    }),
  };
};

/** Everything that this person may see of an introduction now, read afresh. */
export const freshView = async (person: Person, id: string): Promise<Shown> => {
  const view = viewOf(person, id);
  await view.read();
  return view.shown();
};

/**
 * A screen that shows introductions and hears of changes: it reads again what a change names, and nothing else; what is
 * handed to it of the talk in front, it takes in without reading. While it is away it hears nothing; when it is back it
 * catches up by the numbers of the record.
 */
export const screenOf = async (person: Person, at: Instance, ids: readonly string[]) => {
  // Heard of before it is read: in the other order, what happens in between would be missed.
  const watcher = await watcherOf(person, at);
  const views = new Map(ids.map((id) => [id, viewOf(person, id)]));
  const [inFront = ''] = ids;
  const seat = seatOf(watcher.socket, inFront);
  const stale = new Map<string, () => Promise<void>>();
  let reading: Promise<void> | undefined;
  let handed = 0;

  const sit = (): void => {
    const open = views.get(inFront)?.open() ?? [];
    seat.takes(open.includes('all') ? 'all' : open[0]);
  };
  const readStale = async (): Promise<void> => {
    for (let [next] = stale; next !== undefined; [next] = stale) {
      stale.delete(next[0]);
      await next[1]();
      sit();
    }
    reading = undefined;
  };
  const hear = ({ noun, id, type }: Change, carried?: Message): void => {
    const view = views.get(id);
    if ((noun !== 'introduction' && noun !== 'message') || view === undefined) return;
    if (carried === undefined || type === 'message.withdrawn') stale.set(id, view.read);
    else {
      handed += 1;
      const talk = view.talkOf(carried.thread);
      if (talk.take(carried)) return;
      stale.set(`${id} ${carried.thread}`, talk.readOn);
    }
    reading ??= readStale();
  };
  for (const view of views.values()) await view.read();
  for (const change of watcher.heard.values()) hear(change);
  watcher.onChange(hear);
  sit();

  const shown = (): [string, Shown][] => [...views].map(([id, view]) => [id, view.shown()]);
  const fresh = (): Promise<[string, Shown][]> =>
    Promise.all(ids.map(async (id): Promise<[string, Shown]> => [id, await freshView(person, id)]));

  return {
    person,
    /** How many messages came by themselves, without being read. */
    handed: () => handed,
    /** Who else it shows in the talk in front. */
    company: seat.company,
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
          return isDeepStrictEqual(wanted, shown());
        },
        withinMs,
      ).catch((error: unknown) => {
        throw new Error(`${String(error)}: ${JSON.stringify(shown())}, but ${JSON.stringify(wanted)} is`);
      });
    },
  };
};

export type Screen = Awaited<ReturnType<typeof screenOf>>;
