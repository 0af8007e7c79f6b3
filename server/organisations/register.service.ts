import { z } from 'zod';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import type { MembersService } from './members.service.ts';
import type { Mediation, Organisation, OrganisationKind } from './organisations.contract.ts';
import { maySee, movesOf, roleAt } from './organisations.policy.ts';
import * as store from './organisations.store.ts';
import { verificationService } from './verification.service.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => string;
  readonly members: MembersService;
}

interface Registration {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly website: string | null;
  readonly about: string | null;
}

interface Filters {
  readonly q?: string | undefined;
  readonly agencies?: boolean | undefined;
  readonly unverified?: boolean | undefined;
  readonly mine?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const After = z.tuple([z.string(), z.uuid()]);

const shown = (asker: Asker, organisation: store.StoredOrganisation): Organisation => {
  const { createdBy, ...known } = organisation;
  return {
    ...known,
    imported: createdBy === null,
    withdrawnBecause: null,
    moves: movesOf(asker, organisation),
  };
};

/** The register: which organisations there are, and which of them are what they say. */
export const registerService = ({ db, now, members }: Deps) => {
  const verification = verificationService();

  /** As the asker may see it; for anybody else it does not exist. */
  const getVisible = async (trx: Db | Trx, asker: Asker, id: string): Promise<store.StoredOrganisation> => {
    const found = await store.getOrganisation(trx, id);
    if (!maySee(asker, found)) throw fail('organisation_not_found');
    return found;
  };

  const get = async (asker: Asker, id: string): Promise<Organisation> => {
    const found = await getVisible(db, asker, id);
    return {
      ...shown(asker, found),
      withdrawnBecause: await verification.withdrawnBecause(db, asker, found),
    };
  };

  return {
    get,
    getVisible,
    withdrawVerification: verification.withdrawVerification,

    list: async (asker: Asker, filters: Filters) => {
      const { q, agencies, unverified, mine, cursor, limit } = filters;
      const own = asker?.memberships.map(({ organisationId }) => organisationId) ?? [];
      const found = await store.listOrganisations(db, {
        q,
        agencies,
        unverified,
        among: mine === true ? own : undefined,
        seenBy: asker?.administrator === true ? null : own,
        after: decodeCursor(cursor, After),
        limit: limit + 1,
      });
      const page = pageFrom(found, limit, ({ name, id }) => [name, id]);
      return { ...page, items: page.items.map((organisation) => shown(asker, organisation)) };
    },

    countVerified: (): Promise<number> => store.countVerified(db),

    /** Those that a visitor is shown, the last verified first. */
    listNewest: (asked: { q?: string | undefined; limit: number }) => store.listNewest(db, asked),

    /** Those of these that the asker may see. */
    among: async (asker: Asker, ids: readonly string[]): Promise<Organisation[]> => {
      const own = asker?.memberships.map(({ organisationId }) => organisationId) ?? [];
      const seenBy = asker?.administrator === true ? null : own;
      const found = await store.listOrganisations(db, {
        among: ids,
        seenBy,
        after: undefined,
        limit: ids.length,
      });
      return found.map((organisation) => shown(asker, organisation));
    },

    create: async (actor: Actor, given: Registration, once: Once): Promise<Organisation> => {
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          const made = newId();
          await store.insertOrganisation(trx, { ...given, id: made, createdBy: actor.personId, at: now() });
          const role = roleAt({ isAgency: given.kind === 'agency' });
          await members.join(trx, { personId: actor.personId, organisationId: made, role });
          await record(trx, {
            type: 'organisation.registered',
            noun: 'organisation',
            id: made,
            actorId: actor.personId,
            audiences: [`person:${actor.personId}`, 'administrators'],
            at: now(),
          });
          return made;
        }),
      );
      // Seen with the membership that came with it.
      return get(await members.loadActor(actor.personId, actor.sessionId), id);
    },

    verify: async (actor: Actor, id: string, once: Once): Promise<Organisation> => {
      await db.transaction((trx) =>
        once(trx, async () => {
          const found = await store.getForUpdate(trx, id);
          if (!maySee(actor, found)) throw fail('organisation_not_found');
          if (!actor.administrator) throw fail('not_allowed');
          if (found.verified) throw fail('already_moved');
          await store.verifyOrganisation(trx, id, { by: actor.personId, at: now() });
          if (found.createdBy !== null) {
            await queueJob(trx, 'send_mail', {
              key: `organisation_verified:${id}`,
              template: 'organisation_verified',
              to: { personId: found.createdBy },
              data: { organisation: found.name },
            });
          }
          await record(trx, {
            type: 'organisation.verified',
            noun: 'organisation',
            id,
            actorId: actor.personId,
            audiences: ['public'],
            at: now(),
          });
          return id;
        }),
      );
      return get(actor, id);
    },

    names: async (trx: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> =>
      new Map((await store.listNames(trx, ids)).map(({ id, name }) => [id, name])),

    /** How far an agency stands between the two sides, now. */
    mediation: async (trx: Db | Trx, agencyId: string): Promise<Mediation> => {
      const { mediation } = await store.getOrganisation(trx, agencyId);
      if (mediation === null) throw fail('not_an_agency');
      return mediation;
    },
  };
};
