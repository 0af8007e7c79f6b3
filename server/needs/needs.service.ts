import type { Db, Trx } from '../database/connect.ts';
import { allOpenService } from '../items/all-open.service.ts';
import { claimingService } from '../items/claiming.service.ts';
import { haltingService } from '../items/halting.service.ts';
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
import type { Need, NeedBody, NeedSummary } from './needs.contract.ts';
import * as policy from './needs.policy.ts';
import { type NeedProfile, profileOf, wordsOf } from './profile.ts';

const kind: Kind<NeedBody, NeedSummary, Need> = {
  noun: 'need',
  missing: missingFrom,
  wordsOf,
  organisationMustBeVerified: true,
  ...policy,
};

export const needsService = (deps: ItemsDeps) => {
  const items = itemsService(kind, deps);
  return {
    ...items,
    ...listingService(kind, deps),
    ...importingService(kind, deps.tags),
    ...taggedService(kind, deps.db),
    ...openService(kind, deps),
    ...versionsService(kind),
    ...claimingService(kind),
    ...hidingService(kind, deps),
    ...haltingService(kind),
    ...leavingService(kind),
    ...allOpenService(kind, deps),
    ...ownService(kind, deps.db),

    /** What matching knows of a need, whatever its status; undefined when there is none. */
    profileOf: async (trx: Db | Trx, id: string): Promise<NeedProfile | undefined> => {
      const found = await items.profile(trx, id);
      return found && profileOf(found);
    },
  };
};

export type NeedsService = ReturnType<typeof needsService>;
