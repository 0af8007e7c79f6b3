import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { keptReading } from '../kept-reading.ts';
import * as store from './all-open.store.ts';
import type { ItemBody, Kind } from './kind.ts';

const ENTRIES = 2_000;
const WHOLE = 250;
const FRESH_MS = 60_000;

/**
 * Everything of one kind that is open to all, in pages by id, the next one read only when it is asked for: a reader
 * who is slow, or gone, holds no connection and no snapshot of the database.
 */
export const allOpenService = <Body extends ItemBody, Summary, Full>(
  kind: Kind<Body, Summary, Full>,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
) => {
  const now = (): string => clock().toISOString();
  const counted = keptReading(() => store.countOpen(db, kind.noun, now()), { clock, forMs: FRESH_MS });
  return {
    /** How many, and when the last of them changed: counted once a minute for all who ask. */
    countAllOpen: counted.get,

    /** `most` of them from the `skip`th on, with no more than when they changed. */
    openEntries: async function* (skip: number, most: number): AsyncGenerator<store.OpenEntry[]> {
      const at = now();
      let after = skip === 0 ? null : await store.findSkipped(db, kind.noun, { now: at, skip });
      for (let left = most; left > 0 && after !== undefined; ) {
        const limit = Math.min(ENTRIES, left);
        const page = await store.listEntries(db, kind.noun, { now: at, after, limit });
        if (page.length > 0) yield page;
        left -= page.length;
        after = page.length < limit ? undefined : page.at(-1)?.id;
      }
    },

    /** All of them as everybody is shown them. */
    allOpen: async function* (): AsyncGenerator<Full[]> {
      const at = now();
      for (let after: string | null | undefined = null; after !== undefined; ) {
        const page: Awaited<ReturnType<typeof store.listWhole<Body>>> = await store.listWhole<Body>(
          db,
          kind.noun,
          { now: at, after, limit: WHOLE },
        );
        if (page.length > 0) yield page.map((item) => kind.fullOf(null, item, []));
        after = page.length < WHOLE ? undefined : page.at(-1)?.id;
      }
    },
  };
};
