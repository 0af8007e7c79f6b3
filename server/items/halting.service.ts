import type { Trx } from '../database/connect.ts';
import type { Happening } from '../events/record.ts';
import { pauseOpenOf } from './halting.store.ts';
import type { ItemBody, Kind } from './kind.ts';

/** What stops when nobody vouches for an organisation any more. */
export const haltingService = <Body extends ItemBody, Summary, Full>({
  noun,
}: Kind<Body, Summary, Full>) => ({
  /** Pauses what it has open. Returns what happened, for the caller to record last. */
  pauseOf: async (
    trx: Trx,
    organisationId: string,
    { actorId, at }: { readonly actorId: string; readonly at: string },
  ): Promise<Happening[]> =>
    (await pauseOpenOf(trx, noun, organisationId, at)).map(({ id, postedBy, onBehalfAgencyId }) => ({
      type: `${noun}.paused`,
      noun,
      id,
      actorId,
      audiences: [
        'public',
        ...(postedBy === null ? [] : [`person:${postedBy}`]),
        ...(onBehalfAgencyId === null ? [] : [`agency:${onBehalfAgencyId}`]),
      ],
      at,
    })),
});
