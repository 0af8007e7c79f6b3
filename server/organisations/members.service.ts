import type { Role } from '../accounts/accounts.contract.ts';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { giveReason } from '../events/reasons.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import { askersService } from './askers.service.ts';
import { deleteInvitationsTo, listSuccessors } from './leaving.store.ts';
import * as store from './members.store.ts';
import { mayEndMembership, maySee, maySeeMembers } from './organisations.policy.ts';
import { getOrganisation, type StoredOrganisation } from './organisations.store.ts';

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
    at: {
      organisationId: string;
      personId: string;
      actorId: string;
      reasonId?: string | undefined;
    },
  ): Promise<void> => {
    const members = await store.listMembers(trx, at.organisationId);
    const people = new Set([at.personId, ...members.map(({ personId }) => personId)]);
    await record(trx, {
      type,
      noun: 'organisation',
      id: at.organisationId,
      actorId: at.actorId,
      audiences: [...people].map((personId) => `person:${personId}`),
      data: { personId: at.personId, ...(at.reasonId === undefined ? {} : { reasonId: at.reasonId }) },
      at: now(),
    });
  };

  /** By mail: on the screen they do not see the organisation's members any more. */
  const tellWhy = async (
    trx: Trx,
    told: { organisation: StoredOrganisation; personId: string; reason: string; by: string },
  ): Promise<string> => {
    const { organisation, personId, reason, by } = told;
    const { id, name } = organisation;
    const given = { noun: 'organisation', id, act: 'left', text: reason, by, at: now() } as const;
    const reasonId = await giveReason(trx, given);
    await queueJob(trx, 'send_mail', {
      key: `membership_ended:${reasonId}`,
      template: 'membership_ended',
      to: { personId },
      data: { organisation: name, reason },
    });
    return reasonId;
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

    /** Who takes over what the organisations of a leaver have, by organisation. */
    successorsOf: async (trx: Trx, personId: string): Promise<Map<string, string>> =>
      new Map((await listSuccessors(trx, personId)).map((one) => [one.organisationId, one.personId])),

    /** Ends every membership of somebody whose account is being erased, and forgets whom invitations went to. */
    leaveAll: async (trx: Trx, { personId, email }: { personId: string; email: string }): Promise<void> => {
      for (const { organisationId } of await store.listMemberships(trx, personId)) {
        await store.endMembership(trx, { organisationId, personId, at: now() });
        await happened(trx, 'organisation.left', { organisationId, personId, actorId: personId });
      }
      await deleteInvitationsTo(trx, email);
    },

    endMembership: async (
      actor: Actor,
      organisationId: string,
      personId: string,
      once: Once,
      reason: string | null = null,
    ): Promise<void> => {
      await db.transaction((trx) =>
        once(trx, async () => {
          const organisation = await getOrganisation(trx, organisationId);
          if (!maySee(actor, organisation)) throw fail('organisation_not_found');
          if (!mayEndMembership(actor, personId)) throw fail('not_allowed');
          const ended = await store.endMembership(trx, { organisationId, personId, at: now() });
          if (ended === undefined) throw fail('person_not_found');
          const byAnother = actor.personId !== personId;
          if (byAnother && reason === null)
            throw fail('invalid_input', [{ path: 'body.reason', message: 'Say why' }]);
          const reasonId =
            byAnother && reason !== null
              ? await tellWhy(trx, { organisation, personId, reason, by: actor.personId })
              : undefined;
          await happened(trx, 'organisation.left', {
            organisationId,
            personId,
            actorId: actor.personId,
            reasonId,
          });
          return ended;
        }),
      );
    },
  };
};
export type MembersService = ReturnType<typeof membersService>;
