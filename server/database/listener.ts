import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.ts';

interface Listening {
  readonly url: string;
  /** What the connection is called where the database lists them. */
  readonly name: string;
  readonly channel: string;
  readonly log: Log;
  /** Each time that it begins to listen: whatever was said before was missed. */
  readonly onOpen: () => void | Promise<void>;
  readonly onNotice: (said: string) => void;
}

/** A connection of its own that hears a channel of the database, and is opened again whenever it is lost. */
export const openListener = ({ url, name, channel, log, onOpen, onNotice }: Listening) => {
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let listening: Promise<void> = Promise.resolve();

  const listenOnce = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: name, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      fresh.on('error', () => resolve());
      fresh.on('end', () => resolve());
    });
    try {
      await fresh.connect();
      // Who ended it meanwhile could not end this.
      if (stopping.signal.aborted) return;
      client = fresh;
      fresh.on('notification', ({ payload }) => onNotice(payload ?? ''));
      await fresh.query(`listen ${channel}`);
      await onOpen();
      await lost;
    } finally {
      client = undefined;
      await fresh.end().catch((error: unknown) => log.debug({ err: error }, 'closing a lost connection'));
    }
  };

  const listenForever = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await listenOnce().catch((error: unknown) =>
        log.warn({ err: error }, 'the database is out of reach; listening again soon'),
      );
      if (!stopping.signal.aborted) await sleep(250);
    }
  };

  return {
    start: (): void => {
      listening = listenForever();
    },
    /** A half-open connection says nothing for ever: ask it. */
    check: (): void => {
      // Ended, it is lost, and opened again as after any loss.
      client?.query('select 1').catch(() => client?.end());
    },
    stop: async (): Promise<void> => {
      stopping.abort();
      await client?.end();
      await listening;
    },
  };
};
