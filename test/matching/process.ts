import type { Clock } from '#server/clock.ts';
import type { Db } from '#server/database/connect.ts';
import { type Listener, openFeed, type StoredEvent } from '#server/events/feed.ts';
import { openLog } from '#server/log.ts';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import type { Markets } from '#server/matching/market.ts';
import { matchingService } from '#server/matching/matching.service.ts';
import { marketsHere } from '#server/matching/thread/market-here.ts';
import { composeServices } from '#server/services.ts';

interface On {
  readonly db: Db;
  readonly url: string;
  readonly clock: Clock;
  readonly markets?: Markets;
  /** How often the log is asked for what no notification told of; as in earnest unless given. */
  readonly pollMs?: number;
}

/** Another process on a database, as far as matching goes: its own feed, its own market. */
export const processOn = ({ db, url, clock, markets, pollMs }: On) => {
  const log = openLog('silent');
  const services = composeServices({
    db,
    url,
    clock,
    log,
    mail: { smtpUrl: undefined, from: 'test@example.org', publicUrl: () => 'http://localhost' },
  });
  const feed = openFeed({ db, url, log, ...(pollMs === undefined ? {} : { pollMs }) });
  let held: StoredEvent[] | undefined;
  let hear: Listener = () => undefined;
  const matching = matchingService({
    ...services,
    db,
    clock,
    log,
    feed: {
      caughtUpTo: feed.caughtUpTo,
      subscribe: (listener) => {
        hear = listener;
        return feed.subscribe((events) =>
          held === undefined ? listener(events) : void held.push(...events),
        );
      },
    },
    openIntroductions: async () => [],
    ...(markets && { markets }),
  });
  return {
    matching,
    tags: services.tags,
    feed,
    start: async (): Promise<void> => {
      await feed.start();
      await matching.start();
    },
    /** Resolves once it has been given everything that happened until now. */
    catchesUp: async (): Promise<void> => {
      const { rows } = await db.raw('select coalesce(max(seq), 0)::int as seq from events');
      await feed.caughtUpTo(rows[0].seq);
    },
    /** From now on it hears of nothing. */
    cut: (): void => {
      held = [];
    },
    /** It hears of all that at once. */
    mend: async (): Promise<void> => {
      const missed = held ?? [];
      held = undefined;
      await hear(missed);
    },
    stop: async (): Promise<void> => {
      await matching.stop();
      await feed.stop();
    },
  };
};

export type Process = ReturnType<typeof processOn>;

/** A process that has only just read the database, and scores every pair of it. */
export const newcomerOn = (on: Pick<On, 'db' | 'url' | 'clock'>): Process =>
  processOn({ ...on, markets: marketsHere({ db: on.db, retrieval: exhaustiveRetrieval }) });

export const publishedOf = async (db: Db, noun: 'need' | 'idea'): Promise<string[]> =>
  (await db.raw(`select id from ${noun}s where status = 'published' order by id`)).rows.map(
    ({ id }: { id: string }) => id,
  );

/** What a process answers for the last few of each side: what was just changed, and some that were there before. */
export const listsOf = async (db: Db, matching: Process['matching'], most: number): Promise<unknown[]> => {
  const lists: unknown[] = [];
  for (const id of (await publishedOf(db, 'need')).slice(-most))
    lists.push((await matching.forNeed(null, id)).items);
  for (const id of (await publishedOf(db, 'idea')).slice(-most))
    lists.push((await matching.forIdea(null, id)).items);
  return lists;
};
