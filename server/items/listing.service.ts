import { fail } from '../fail.ts';
import type { Asker } from '../http/actor.ts';
import * as lists from './item-lists.store.ts';
import type { ItemsDeps } from './items.service.ts';
import type { ItemBody, Kind, ListAsked } from './kind.ts';
import { OpenStatus } from './listing.contract.ts';
import { type ItemStatus, statusAt } from './moves.ts';

/** Nobody but those who look after it is listed what is not open, so a visitor who asks for it has mistaken something. */
const refuseUnlisted = (status: ItemStatus): void => {
  const read = OpenStatus.safeParse(status);
  if (read.success) return;
  throw fail(
    'invalid_input',
    read.error.issues.map(({ message }) => ({ path: 'query.status', message })),
  );
};

/** The lists of items: the same questions for everybody, answered as far as each may see. */
export const listingService = <Body extends ItemBody, Summary, Full>(
  kind: Kind<Body, Summary, Full>,
  { db, clock, tags, regions }: ItemsDeps,
) => ({
  list: async (
    asker: Asker,
    { tag, region, ...query }: ListAsked,
  ): Promise<{ items: Summary[]; next: string | null }> => {
    if (asker === null && query.status !== undefined) refuseUnlisted(query.status);
    // A tag that nobody knows would pass for a market in which there is nothing of the kind.
    const tagIds = tag === undefined ? [] : await tags.resolve(tag, 'query.tag');
    const tagSets = tagIds.length === 0 ? [] : tagIds.map(await tags.allUnder());
    const at = clock().toISOString();
    const within = region === undefined ? undefined : await regions.spanOf(region);
    const asked = {
      q: undefined,
      status: undefined,
      cursor: undefined,
      ...query,
      mine: query.mine ?? false,
    };
    const page = await lists.listPage<Body>(
      db,
      kind.noun,
      kind.readerOf(asker),
      { ...asked, tagSets, within },
      at,
    );
    return {
      items: page.items.map((item) => kind.summaryOf(asker, { ...item, status: statusAt(item, at) })),
      next: page.next,
    };
  },
});
