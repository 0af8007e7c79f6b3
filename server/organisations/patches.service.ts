import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import type { Mediation, Patch } from './organisations.contract.ts';
import { mayEditPatch, maySee } from './organisations.policy.ts';
import { getForUpdate, getOrganisation, setMediation } from './organisations.store.ts';
import * as store from './patches.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => string;
}

interface Covering {
  readonly items: Patch[];
  readonly mediation: Mediation;
}

/** What an agency covers, and which agencies cover an item. */
export const patchesService = ({ db, now }: Deps) => {
  const patch = async (asker: Asker, agencyId: string): Promise<Covering> => {
    const organisation = await getOrganisation(db, agencyId);
    if (!maySee(asker, organisation)) throw fail('organisation_not_found');
    if (organisation.mediation === null) throw fail('not_an_agency');
    return { items: await store.listPatch(db, agencyId), mediation: organisation.mediation };
  };

  return {
    patch,

    /** Places and tags that nobody knows are refused by the foreign keys, as unknown_region and unknown_tag. */
    putPatch: async (
      actor: Actor,
      agencyId: string,
      { items, mediation }: { items: readonly Patch[]; mediation: Mediation },
    ): Promise<Covering> => {
      await db.transaction(async (trx) => {
        const organisation = await getForUpdate(trx, agencyId);
        if (!maySee(actor, organisation)) throw fail('organisation_not_found');
        if (!organisation.isAgency) throw fail('not_an_agency');
        if (!mayEditPatch(actor, organisation)) throw fail('not_allowed');
        await setMediation(trx, agencyId, mediation);
        await store.replacePatch(
          trx,
          agencyId,
          items.map((item) => ({ ...item, id: newId() })),
        );
        await record(trx, {
          type: 'organisation.patch_changed',
          noun: 'organisation',
          id: agencyId,
          actorId: actor.personId,
          audiences: ['public'],
          at: now(),
        });
      });
      return patch(actor, agencyId);
    },

    /** The verified agencies whose patch covers an item with these places and tags. */
    covering: async (trx: Db | Trx, item: Omit<store.Covered, 'id'>): Promise<{ agencyId: string }[]> =>
      store.listCovering(trx, [{ ...item, id: 'it' }]),

    /** The agencies whose patch names one of these tags. */
    agenciesOn: (tagIds: readonly string[]): Promise<{ id: string; name: string }[]> =>
      store.listOnTags(db, tagIds),

    /** The same for many items at once. */
    coveringEach: (
      trx: Db | Trx,
      items: readonly store.Covered[],
    ): Promise<{ itemId: string; agencyId: string }[]> => store.listCovering(trx, items),

    /** The patches of all verified agencies, for whoever keeps them at hand. */
    patchesOfAgencies: (): Promise<store.AgencyPatch[]> => store.listPatches(db),
  };
};
