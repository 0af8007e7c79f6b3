import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { EventType } from '../events/events.contract.ts';
import { recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob, type Tasks } from '../jobs/queue.ts';
import * as store from './accounts.store.ts';
import type { Passwords } from './password.ts';
import { newToken, tokenHash } from './token.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly passwords: Passwords;
}

const LINK_LIVES = 60 * 60 * 1000;

/** A forgotten password and a changed one. Whoever touches either holds the person's password first: one at a time. */
export const passwordService = ({ db, clock, passwords }: Deps) => {
  const now = (): string => clock().toISOString();

  const goodOf = (token: store.StoredToken | undefined): store.StoredToken => {
    const expired = token === undefined || Date.parse(token.expiresAt) <= clock().getTime();
    if (expired || token.usedAt !== null) throw fail('token_invalid');
    return token;
  };

  /** Sets the password, ends the sessions that it once opened, and tells the person by mail. */
  const replace = async (
    trx: Trx,
    personId: string,
    passwordHash: string,
    { keep, proven = false }: { keep?: string | null; proven?: boolean } = {},
  ): Promise<void> => {
    const at = now();
    // Waits for sign-ins under way with the old password, so that their sessions are among those that end.
    await store.savePassword(trx, personId, passwordHash);
    const verified = proven && (await store.verifyEmailOf(trx, personId, at));
    await store.voidPasswordTokens(trx, personId, at);
    await store.revokeSessionsOf(trx, personId, at, keep ?? null);
    await queueJob(trx, 'send_mail', {
      key: `password_changed:${newId()}`,
      template: 'password_changed',
      to: { personId },
      data: {},
    });
    const types: EventType[] = [
      ...(verified ? (['person.email_verified'] as const) : []),
      'person.password_changed',
      // Tells every process to look at the person's sockets again, and to cut those whose session has ended.
      'person.signed_out',
    ];
    await recordAll(
      trx,
      types.map((type) => ({
        type,
        noun: 'person',
        id: personId,
        actorId: personId,
        audiences: [`person:${personId}`],
        at,
      })),
    );
  };

  /** Runs as a job: nobody can tell from the time of an answer whether there is an account. */
  const mailLink = ({ email }: Tasks['mail_password_link']): Promise<void> =>
    db.transaction(async (trx) => {
      const person = await store.findPersonByEmail(trx, email);
      if (person === undefined) return;
      const token = newToken();
      const hash = tokenHash(token);
      await store.lockPasswordHash(trx, person.id);
      await store.voidPasswordTokens(trx, person.id, now());
      await store.insertEmailToken(trx, {
        tokenHash: hash,
        personId: person.id,
        purpose: 'reset_password',
        expiresAt: new Date(clock().getTime() + LINK_LIVES).toISOString(),
      });
      await queueJob(trx, 'send_mail', {
        key: `password_reset:${hash.slice(0, 32)}`,
        template: 'password_reset',
        to: { personId: person.id },
        data: { token },
      });
    });

  return {
    forgot: (email: string): Promise<void> =>
      db.transaction((trx) => queueJob(trx, 'mail_password_link', { email })),

    /** Whoever holds the token reads the person's mail, so the address is theirs, whoever made the account. */
    reset: async (token: string, password: string): Promise<void> => {
      const hash = tokenHash(token);
      // Looked at before hashing, so that guesses cost nothing; decided below, under the lock.
      const { personId } = goodOf(await store.findEmailToken(db, hash, 'reset_password'));
      const passwordHash = await passwords.hash(password);
      await db.transaction(async (trx) => {
        await store.lockPasswordHash(trx, personId);
        goodOf(await store.findEmailToken(trx, hash, 'reset_password'));
        if ((await store.findPerson(trx, personId)) === undefined) throw fail('token_invalid');
        await replace(trx, personId, passwordHash, { proven: true });
      });
    },

    change: async (actor: Actor, current: string, password: string): Promise<void> => {
      const { personId, sessionId } = actor;
      const known = await store.findPasswordHashOf(db, personId);
      if (!(await passwords.verify(known, current))) throw fail('wrong_credentials');
      const passwordHash = await passwords.hash(password);
      await db.transaction(async (trx) => {
        // Changed meanwhile, perhaps by the owner through the mail: what was typed is the current one no more.
        if ((await store.lockPasswordHash(trx, personId)) !== known) throw fail('wrong_credentials');
        await replace(trx, personId, passwordHash, { keep: sessionId });
      });
    },

    tasks: { mail_password_link: mailLink },
  };
};
export type PasswordService = ReturnType<typeof passwordService>;
