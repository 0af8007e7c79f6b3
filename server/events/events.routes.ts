import type { Router } from 'express';
import type { Db } from '../database/connect.ts';
import { handle } from '../http/handle.ts';
import { readingOf } from './audiences.ts';
import { listEvents } from './events.contract.ts';
import { lastSeq, listAfter } from './events.store.ts';

export const eventsRoutes = (router: Router, db: Db): void => {
  handle(router, listEvents, async ({ query }, actor) => {
    // Read the end first: what is committed in between is caught by the next call.
    const last = await lastSeq(db);
    const items = await listAfter(db, query.after, readingOf(actor), query.limit);
    // With nothing new, the end of the record itself: whoever asks beyond it learns where it stands.
    const newest = items.at(-1)?.seq ?? 0;
    const more = items.length === query.limit;
    return { items, last: more ? newest : Math.max(last, newest), more };
  });
};
