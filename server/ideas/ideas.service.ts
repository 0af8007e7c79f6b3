import type { Db, Trx } from '../database/connect.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import { allOpenService } from '../items/all-open.service.ts';
import { claimingService } from '../items/claiming.service.ts';
import { hidingService } from '../items/hiding.service.ts';
import { importingService } from '../items/importing.service.ts';
import { type ItemsDeps, itemsService } from '../items/items.service.ts';
import type { Kind } from '../items/kind.ts';
import { leavingService } from '../items/leaving.service.ts';
import { listingService } from '../items/listing.service.ts';
import { openService } from '../items/open.service.ts';
import { ownService } from '../items/own.service.ts';
import { taggedService } from '../items/tagged.service.ts';
import { versionsService } from '../items/versions.service.ts';
import { missingFrom } from './completeness.ts';
import type { Idea, IdeaBody, IdeaSummary } from './ideas.contract.ts';
import * as policy from './ideas.policy.ts';
import * as store from './ideas.store.ts';
import { type IdeaProfile, profileOf, wordsOf } from './profile.ts';

const kind: Kind<IdeaBody, IdeaSummary, Idea> = {
  noun: 'idea',
  missing: missingFrom,
  wordsOf,
  organisationMustBeVerified: false,
  ...policy,
};

export const ideasService = (deps: ItemsDeps) => {
  const items = itemsService(kind, deps);

  const changePlaces = async (trx: Trx, id: string, by: 1 | -1): Promise<void> => {
    const idea = await store.getPlacesForUpdate(trx, id);
    if (by === 1 && idea.openPlaces === 0) throw fail('no_open_places');
    const open = await store.changeTaken(trx, id, by);
    // Without a limit nothing changes for anybody.
    if (open === idea.openPlaces) return;
    await record(trx, {
      type: 'idea.places_changed',
      noun: 'idea',
      id,
      actorId: null,
      audiences: [
        'public',
        ...(idea.postedBy === null ? [] : [`person:${idea.postedBy}`]),
        ...(idea.onBehalfAgencyId === null ? [] : [`agency:${idea.onBehalfAgencyId}`]),
      ],
      at: deps.clock().toISOString(),
    });
  };

  return {
    ...items,
    ...listingService(kind, deps),
    ...importingService(kind, deps.tags),
    ...taggedService(kind, deps.db),
    ...openService(kind, deps),
    ...versionsService(kind),
    ...claimingService(kind),
    ...hidingService(kind, deps),
    ...leavingService(kind),
    ...allOpenService(kind, deps),
    ...ownService(kind, deps.db),

    /**
     * An introduction of this idea opens: takes one of its places, or throws `no_open_places`. It records an event,
     * so call it when all rows that the transaction needs are locked and written, just before its own events.
     */
    takePlace: (trx: Trx, id: string): Promise<void> => changePlaces(trx, id, 1),

    /** An introduction of this idea is over, and its place is open again. Call it as late as `takePlace`. */
    releasePlace: (trx: Trx, id: string): Promise<void> => changePlaces(trx, id, -1),

    /** What matching knows of an idea, whatever its status; undefined when there is none. */
    profileOf: async (trx: Db | Trx, id: string): Promise<IdeaProfile | undefined> => {
      const found = await items.profile(trx, id);
      return found && profileOf(found);
    },
  };
};

export type IdeasService = ReturnType<typeof ideasService>;
