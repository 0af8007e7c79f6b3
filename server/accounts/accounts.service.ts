import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { ErrorCode } from '../errors.contract.ts';
import type { EventType } from '../events/events.contract.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { sessionDigest } from '../http/session-digest.ts';
import { queueJob } from '../jobs/queue.ts';
import type { ContactCard, Me, PersonKind } from './accounts.contract.ts';
import * as store from './accounts.store.ts';
import { erasingService } from './erasing.service.ts';
import { listSessionsOf } from './own-sessions.store.ts';
import type { Known } from './passport.ts';
import { passwordService } from './password.service.ts';
import type { Passwords } from './password.ts';
import { standingService } from './standing.service.ts';
import { holdSuspension } from './standing.store.ts';
import { newToken, tokenHash } from './token.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly passwords: Passwords;
}

interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly kind: PersonKind;
}

const TOKEN_LIVES = 48 * 60 * 60 * 1000;

export const accountsService = ({ db, clock, passwords }: Deps) => {
  const now = (): string => clock().toISOString();

  /** What a person does to their own account: nobody else is told. */
  const happened = (trx: Trx, type: EventType, personId: string, data: Record<string, string> = {}) =>
    record(trx, {
      type,
      noun: 'person',
      id: personId,
      actorId: personId,
      audiences: [`person:${personId}`],
      data,
      at: now(),
    });

  const mailToken = async (trx: Trx, personId: string): Promise<void> => {
    const token = newToken();
    const hash = tokenHash(token);
    const expiresAt = new Date(clock().getTime() + TOKEN_LIVES).toISOString();
    await store.insertEmailToken(trx, { tokenHash: hash, personId, purpose: 'verify_email', expiresAt });
    await queueJob(trx, 'send_mail', {
      key: `verify_email:${hash.slice(0, 32)}`,
      template: 'verify_email',
      to: { personId },
      data: { token },
    });
  };

  /** Somebody has shown that they read the person's mail: by our link, or by an invitation sent there. */
  const proveAddress = async (trx: Trx, personId: string): Promise<boolean> =>
    store.verifyEmailOf(trx, personId, now());

  const cardOf = async (trx: Db | Trx, personId: string): Promise<ContactCard> => {
    const card = await store.findCard(trx, personId);
    if (card === undefined) throw fail('person_not_found');
    return card;
  };

  return {
    /**
     * Makes an account and mails the link that verifies its address. `verified`: for people whom the platform
     * itself vouches for (the demo world, a first administrator); nothing is mailed then.
     */
    signUp: async (input: SignUp, { verified = false } = {}): Promise<string> => {
      // Hashed before we know whether the address is taken, so that both answers take as long.
      const passwordHash = await passwords.hash(input.password);
      const { email, name, kind } = input;
      const id = newId();
      await db.transaction(async (trx) => {
        if (await store.findPersonByEmail(trx, email)) throw fail('email_taken');
        await store.insertPerson(trx, { id, email, name, kind, passwordHash, verified, at: now() });
        if (!verified) await mailToken(trx, id);
        await happened(trx, 'person.signed_up', id);
      });
      return id;
    },

    verify: (token: string): Promise<void> =>
      db.transaction(async (trx) => {
        const hash = tokenHash(token);
        const found = await store.lockEmailToken(trx, hash, 'verify_email');
        if (found === undefined || Date.parse(found.expiresAt) <= clock().getTime())
          throw fail('token_invalid');
        // A link that is opened twice has done its work and says so again.
        if (found.usedAt !== null) return;
        await store.spendEmailToken(trx, hash, now());
        if (await proveAddress(trx, found.personId)) {
          await happened(trx, 'person.email_verified', found.personId);
        }
      }),

    resend: (actor: Actor): Promise<void> =>
      db.transaction(async (trx) => {
        const person = await store.getPerson(trx, actor.personId);
        if (!person.verified) await mailToken(trx, person.id);
      }),

    /** The person whose password this is; as slow for an unknown address as for a wrong password. */
    checkPassword: async (email: string, password: string): Promise<Known | undefined> => {
      const found = await store.findPasswordHash(db, email.trim());
      const right = await passwords.verify(found?.passwordHash, password);
      return right && found ? { personId: found.personId, proof: found.passwordHash } : undefined;
    },

    /**
     * `proof`: the hash that the password was checked against. Where the password was changed in between, the
     * session that was just begun is one that the change meant to end, and it ends. So does that of somebody suspended.
     */
    signedIn: async (personId: string, sessionId: string, proof?: string): Promise<void> => {
      const refused = await db.transaction(async (trx): Promise<ErrorCode | null> => {
        const known = proof === undefined || (await store.holdPasswordHash(trx, personId)) === proof;
        const suspended = await holdSuspension(trx, personId);
        if (!known || suspended) {
          await store.revokeSession(trx, sessionId, now());
          return known ? 'account_suspended' : 'wrong_credentials';
        }
        await happened(trx, 'person.signed_in', personId, { sessionId: sessionDigest(sessionId) });
        return null;
      });
      if (refused !== null) throw fail(refused);
    },

    /** Ends the session everywhere: the event tells every process to cut its sockets. */
    signOut: (personId: string, sessionId: string): Promise<void> =>
      db.transaction(async (trx) => {
        await store.revokeSession(trx, sessionId, now());
        await happened(trx, 'person.signed_out', personId, { sessionId: sessionDigest(sessionId) });
      }),

    me: async (actor: Actor, unread: number): Promise<Me> => {
      const person = await store.getPerson(db, actor.personId);
      const { name } = await cardOf(db, actor.personId);
      const { id: personId, kind, email, verified, administrator } = person;
      const { memberships, agencyId } = actor;
      return {
        personId,
        kind,
        email,
        name,
        verified,
        administrator,
        memberships: [...memberships],
        agencyId,
        unread,
      };
    },

    sessionsOf: (personId: string, current: string | null) => listSessionsOf(db, personId, current),

    card: (actor: Actor): Promise<ContactCard> => cardOf(db, actor.personId),

    putCard: async (actor: Actor, card: ContactCard): Promise<ContactCard> => {
      await db.transaction(async (trx) => {
        await store.saveCard(trx, actor.personId, card);
        await happened(trx, 'person.card_changed', actor.personId);
      });
      return card;
    },

    /** The people of the demo world that are there, in the order given. */
    demoPeople: async <P extends { readonly email: string }>(listed: readonly P[]) => {
      const found = await Promise.all(
        listed.map(async (person) => ({ person, stored: await store.findPersonByEmail(db, person.email) })),
      );
      return found.flatMap(({ person, stored }) => (stored ? [{ ...person, personId: stored.id }] : []));
    },

    /** A fact about the person at the moment; undefined for somebody who is gone. */
    find: (trx: Db | Trx, personId: string) => store.findPerson(trx, personId),
    list: (trx: Db | Trx, personIds: readonly string[]) => store.listPeople(trx, personIds),
    findByEmail: (trx: Db | Trx, email: string) => store.findPersonByEmail(trx, email),

    /** The sign-in address, for our own mail only. */
    emailOf: async (trx: Db | Trx, personId: string): Promise<string | undefined> =>
      (await store.findPerson(trx, personId))?.email,

    /** No rule is applied here: ask introductions/cards.policy.ts first. */
    cardOf,

    /** Names of colleagues, for colleagues. The other side of an introduction has a card instead. */
    names: async (trx: Db | Trx, personIds: readonly string[]): Promise<Map<string, string>> =>
      new Map((await store.listNames(trx, personIds)).map(({ personId, name }) => [personId, name])),

    proveAddress,
    administrators: async (trx: Db | Trx): Promise<string[]> =>
      (await store.listAdministrators(trx)).map(({ id }) => id),
    makeAdministrator: async (trx: Trx, personId: string): Promise<void> => {
      await store.makeAdministrator(trx, personId);
      await happened(trx, 'person.appointed', personId);
    },

    standing: standingService({ db, clock }),
    password: passwordService({ db, clock, passwords }),
    erasing: erasingService({ db, clock, passwords }),

    sweep: (trx: Trx): Promise<void> => store.deleteExpiredTokens(trx, now()),
  };
};
export type AccountsService = ReturnType<typeof accountsService>;
