import type { Unread } from '../introductions/deps.ts';
import * as store from './messages.store.ts';

/**
 * Counts what a person has not read. It stands apart from the talks because introductions show the counts, and
 * nothing below may know of the talks: the composition hands this down. Which threads a person may know of is
 * decided where the counts are shown.
 */
export const unread: Unread = (trx, personId, introductionIds) =>
  introductionIds.length === 0 ? Promise.resolve([]) : store.listUnread(trx, personId, introductionIds);
