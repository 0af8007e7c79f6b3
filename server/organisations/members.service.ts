import type { Role } from '../accounts/accounts.contract.ts';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import { readTogether } from '../together.ts';
import * as store from './members.store.ts';
import { mayEndMembership, maySee, maySeeMembers } from './organisations.policy.ts';
import { getOrganisation } from './organisations.store.ts';

/** So many askers are looked up at once. */
const LOADED_TOGETHER = 100;

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

  type Standing = Omit<Actor, 'personId' | 'sessionId'> | null;

  const loadStandings = async (trx: Db | Trx, personIds: readonly string[]): Promise<Standing[]> => {
    const [listed, memberships] = await Promise.all([
      accounts.list(trx, personIds),
      store.listMembershipsOf(trx, personIds),
    ]);
    const people = new Map(listed.map((person) => [person.id, person]));
    return personIds.map((personId) => {
      const person = people.get(personId);
      if (person === undefined || person.suspended) return null;
      const { administrator, verified } = person;
      const mine = memberships.get(personId) ?? [];
      // A broker of an agency that nobody has verified yet is no broker: anybody can register one.
      const agency = mine.find(({ role, organisationVerified }) => role === 'broker' && organisationVerified);
      return { administrator, verified, memberships: mine, agencyId: agency?.organisationId ?? null };
    });
  };
  const loadStanding = readTogether(
    (personIds: readonly string[]) => loadStandings(db, personIds),
    LOADED_TOGETHER,
  );

  return {
    /** Who asks, with what they may be; null for somebody who is gone or suspended. */
    loadActor: async (personId: string, sessionId: string | null): Promise<Asker> => {
      const standing = await loadStanding(personId);
      return standing === null ? null : { personId, sessionId, ...standing };
    },

    /** What somebody else may be, who stays that until the transaction ends: whoever is given something, or gave it. */
    holdActor: async (trx: Trx, personId: string): Promise<Asker> => {
      await store.holdPerson(trx, personId);
      const [standing = null] = await loadStandings(trx, [personId]);
      return standing === null ? null : { personId, sessionId: null, ...standing };
    },

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
