import type { Role } from '../accounts/accounts.contract.ts';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { askersService } from './askers.service.ts';
import * as store from './members.store.ts';
import { mayEndMembership, maySee, maySeeMembers } from './organisations.policy.ts';
import { getOrganisation } from './organisations.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => string;
  readonly accounts: AccountsService;
}

interface Joining {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
}

/** Who belongs where, and as what. */
export const membersService = ({ db, now, accounts }: Deps) => {
  /** What happens to a membership, told to the organisation's people and to the person concerned. */
  const happened = async (
    trx: Trx,
    type: EventType,
    at: { organisationId: string; personId: string; actorId: string },
  ): Promise<void> => {
    const members = await store.listMembers(trx, at.organisationId);
    const people = new Set([at.personId, ...members.map(({ personId }) => personId)]);
    await record(trx, {
      type,
      noun: 'organisation',
      id: at.organisationId,
      actorId: at.actorId,
      audiences: [...people].map((personId) => `person:${personId}`),
      data: { personId: at.personId },
      at: now(),
    });
  };

  return {
    ...askersService(db),

    /** Makes somebody a member, without an event of its own: whoever calls says how they came. */
    join: async (trx: Trx, { personId, organisationId, role }: Joining): Promise<void> => {
      const held = await store.listMemberships(trx, personId);
      const here = held.some((membership) => membership.organisationId === organisationId);
      const brokerElsewhere = role === 'broker' && held.some((membership) => membership.role === 'broker');
      if (here || brokerElsewhere) throw fail('already_a_member');
      await store.insertMembership(trx, { id: newId(), personId, organisationId, role, startedAt: now() });
    },

    joined: (trx: Trx, personId: string, organisationId: string, actorId = personId): Promise<void> =>
      happened(trx, 'organisation.joined', { organisationId, personId, actorId }),

    membershipsOf: (personId: string) => store.listMemberships(db, personId),

    membersOf: (trx: Db | Trx, organisationId: string): Promise<store.StoredMember[]> =>
      store.listMembers(trx, organisationId),

    /** Of several organisations: who belongs to two of them is there twice. */
    membersOfAll: (trx: Db | Trx, organisationIds: readonly string[]) =>
      store.listMembersOf(trx, organisationIds),

    members: async (actor: Actor, organisationId: string) => {
      const organisation = await getOrganisation(db, organisationId);
      if (!maySee(actor, organisation)) throw fail('organisation_not_found');
      if (!maySeeMembers(actor, organisation)) throw fail('not_allowed');
      const members = await store.listMembers(db, organisationId);
      const names = await accounts.names(
        db,
        members.map(({ personId }) => personId),
      );
      return members.map((member) => ({ ...member, name: names.get(member.personId) ?? '' }));
    },

    endMembership: async (
      actor: Actor,
      organisationId: string,
      personId: string,
      once: Once,
    ): Promise<void> => {
      await db.transaction((trx) =>
        once(trx, async () => {
          const organisation = await getOrganisation(trx, organisationId);
          if (!maySee(actor, organisation)) throw fail('organisation_not_found');
          if (!mayEndMembership(actor, personId)) throw fail('not_allowed');
          const ended = await store.endMembership(trx, { organisationId, personId, at: now() });
          if (ended === undefined) throw fail('person_not_found');
          await happened(trx, 'organisation.left', { organisationId, personId, actorId: actor.personId });
          return ended;
        }),
      );
    },
  };
};
export type MembersService = ReturnType<typeof membersService>;
