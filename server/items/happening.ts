import type { Happening } from '../events/record.ts';
import type { Poster } from './kind.ts';
import type { ItemNoun } from './moves.ts';

type What = 'drafted' | 'published' | 'edited' | 'paused' | 'closed' | 'expired';

/** What happened to an item, told to whom it concerns: to everybody once it is, or was, open. */
export const happeningsOf =
  (noun: ItemNoun) =>
  (
    item: Omit<Poster, 'organisationId'> & { readonly id: string },
    what: What,
    open: boolean,
    actorId: string | null,
    at: string,
  ): Happening => ({
    type: `${noun}.${what}`,
    noun,
    id: item.id,
    actorId,
    audiences: [
      ...(open ? ['public'] : []),
      ...(item.postedBy === null ? [] : [`person:${item.postedBy}`]),
      ...(item.onBehalfAgencyId === null ? [] : [`agency:${item.onBehalfAgencyId}`]),
    ],
    at,
  });
