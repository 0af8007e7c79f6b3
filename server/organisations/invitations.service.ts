import type { Role } from '../accounts/accounts.contract.ts';
import type { AccountsService } from '../accounts/accounts.service.ts';
import { newToken, tokenHash } from '../accounts/token.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import * as store from './invitations.store.ts';
import type { MembersService } from './members.service.ts';
import { mayInvite, maySee, maySeeMembers, roleAt } from './organisations.policy.ts';
import { getForUpdate, getOrganisation, type StoredOrganisation } from './organisations.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: AccountsService;
  readonly members: MembersService;
}

const INVITATION_LIVES = 14 * 24 * 60 * 60 * 1000;

/** How people come into a verified organisation: by its own members, and by mail. */
export const invitationsService = ({ db, clock, accounts, members }: Deps) => {
  const now = (): string => clock().toISOString();

  const refuseToInvite = (actor: Actor, organisation: StoredOrganisation, role: Role): void => {
    if (!maySee(actor, organisation)) throw fail('organisation_not_found');
    if (!maySeeMembers(actor, organisation)) throw fail('not_allowed');
    if (!organisation.verified) throw fail('organisation_unverified');
    if (role === 'broker' && !organisation.isAgency) throw fail('not_an_agency');
    if (!mayInvite(actor, organisation, role)) throw fail('not_allowed');
  };

  const send = async (
    trx: Trx,
    actor: Actor,
    { organisation, email, role }: { organisation: StoredOrganisation; email: string; role: Role },
  ): Promise<string> => {
    const token = newToken();
    const hash = tokenHash(token);
    const id = await store.insertInvitation(trx, {
      id: newId(),
      organisationId: organisation.id,
      email,
      role,
      tokenHash: hash,
      invitedBy: actor.personId,
      invitedAt: now(),
      expiresAt: new Date(clock().getTime() + INVITATION_LIVES).toISOString(),
    });
    await queueJob(trx, 'send_mail', {
      key: `invitation:${hash.slice(0, 32)}`,
      template: 'invitation',
      to: { email },
      data: { token, organisation: organisation.name, role },
    });
    return id;
  };

  return {
    invitations: async (actor: Actor, organisationId: string): Promise<store.StoredInvitation[]> => {
      const organisation = await getOrganisation(db, organisationId);
      if (!maySee(actor, organisation)) throw fail('organisation_not_found');
      if (!maySeeMembers(actor, organisation)) throw fail('not_allowed');
      return store.listOpenInvitations(db, organisationId, now());
    },

    invite: async (
      actor: Actor,
      organisationId: string,
      given: { email: string; role: Role },
      once: Once,
    ): Promise<store.StoredInvitation> => {
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          const organisation = await getForUpdate(trx, organisationId);
          refuseToInvite(actor, organisation, given.role);
          const present = await members.membersOf(trx, organisationId);
          const invited = await accounts.findByEmail(trx, given.email);
          if (present.some(({ personId }) => personId === invited?.id)) throw fail('already_a_member');
          const made = await send(trx, actor, { organisation, ...given });
          await record(trx, {
            type: 'organisation.invited',
            noun: 'organisation',
            id: organisationId,
            actorId: actor.personId,
            audiences: [...present.map(({ personId }) => `person:${personId}`), 'administrators'],
            data: { invitationId: made },
            at: now(),
          });
          return made;
        }),
      );
      return store.getOpenInvitation(db, id);
    },

    /** Its link stops working at once. Whoever may invite may take it back, whoever sent it. */
    revoke: async (actor: Actor, organisationId: string, id: string, once: Once): Promise<void> => {
      await db.transaction((trx) =>
        once(trx, async () => {
          const organisation = await getForUpdate(trx, organisationId);
          if (!maySee(actor, organisation)) throw fail('organisation_not_found');
          if (!mayInvite(actor, organisation, roleAt(organisation))) throw fail('not_allowed');
          if (!(await store.revokeInvitation(trx, { id, organisationId, now: now() })))
            throw fail('already_moved');
          const present = await members.membersOf(trx, organisationId);
          await record(trx, {
            type: 'organisation.invitation_revoked',
            noun: 'organisation',
            id: organisationId,
            actorId: actor.personId,
            audiences: [...present.map(({ personId }) => `person:${personId}`), 'administrators'],
            data: { invitationId: id },
            at: now(),
          });
          return id;
        }),
      );
    },

    /** Returns the organisation's id. Whoever holds the token reads the mail it was sent to. */
    accept: (actor: Actor, token: string, once: Once): Promise<string> =>
      db.transaction((trx) =>
        once(trx, async () => {
          const found = await store.findByToken(trx, tokenHash(token));
          // The link opened again by the one who took it up.
          if (found?.acceptedBy === actor.personId) return found.organisationId;
          if (
            found === undefined ||
            found.email === null ||
            found.acceptedAt !== null ||
            Date.parse(found.expiresAt) <= clock().getTime()
          ) {
            throw fail('token_invalid');
          }
          const { id, organisationId, role, email } = found;
          const organisation = await getOrganisation(trx, organisationId);
          if (!organisation.verified) throw fail('organisation_unverified');
          await members.join(trx, { personId: actor.personId, organisationId, role });
          await store.acceptInvitation(trx, id, actor.personId, now());
          const own = await accounts.emailOf(trx, actor.personId);
          if (own?.toLowerCase() === email.toLowerCase()) await accounts.proveAddress(trx, actor.personId);
          await members.joined(trx, actor.personId, organisationId);
          return organisationId;
        }),
      ),

    forgetExpired: (trx: Trx): Promise<void> => store.forgetExpired(trx, now()),
  };
};
