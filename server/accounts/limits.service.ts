import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../database/connect.ts';
import { fail } from '../fail.ts';
import { networkOf } from './network.ts';

const MINUTE = 60;

interface Deps {
  readonly db: Db;
  /** How many times the usual numbers are allowed: a demonstration is a crowd at one address. */
  readonly generosity?: number;
}

/** Neither addresses nor e-mail are kept in the table of counters. */
const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n').toLowerCase()).digest('base64url');

/** How often somebody may try. The counters are in the database, so every process counts together. */
export const limitsService = ({ db, generosity = 1 }: Deps) => {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: db,
      storeType: 'knex',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points: points * generosity,
      duration,
    });

  // One account from one network, where guessing happens; the account from anywhere, high enough that a stranger
  // does not easily lock somebody out; and the network, high enough for a whole hospital behind one address.
  const pair = limiter('sign-in-pair', 10, 15 * MINUTE);
  const account = limiter('sign-in-account', 50, 60 * MINUTE);
  const network = limiter('sign-in-network', 300, 15 * MINUTE);
  const signUps = limiter('sign-up', 20, 60 * MINUTE);
  const resends = limiter('resend', 5, 60 * MINUTE);
  // A mail each: enough for somebody who mistypes, too little to flood a stranger's mailbox.
  const forgotten = limiter('forgot-account', 5, 60 * MINUTE);
  const forgetful = limiter('forgot-network', 60, 60 * MINUTE);
  const changes = limiter('change-password', 10, 15 * MINUTE);

  const spend = async (from: RateLimiterPostgres, key: string): Promise<void> => {
    try {
      await from.consume(key);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw fail('too_many_requests');
      throw refused;
    }
  };

  return {
    /** Counted before the password is looked at, so that guesses at once are counted, too. */
    signIn: async (email: string, address: string): Promise<void> => {
      const from = networkOf(address);
      await spend(network, keyOf(from));
      await spend(account, keyOf(email));
      await spend(pair, keyOf(email, from));
    },

    /** Only failures count. */
    signedIn: async (email: string, address: string): Promise<void> => {
      const from = networkOf(address);
      await network.reward(keyOf(from));
      await account.reward(keyOf(email));
      await pair.delete(keyOf(email, from));
    },

    signUp: (address: string): Promise<void> => spend(signUps, keyOf(networkOf(address))),
    /** Counted alike for addresses that nobody has. */
    forgot: async (email: string, address: string): Promise<void> => {
      await spend(forgetful, keyOf(networkOf(address)));
      await spend(forgotten, keyOf(email));
    },
    /** Whoever sits down at somebody's open page may not guess for long. */
    changePassword: (personId: string): Promise<void> => spend(changes, keyOf(personId)),
    changedPassword: async (personId: string): Promise<void> => {
      await changes.delete(keyOf(personId));
    },
    resend: (personId: string): Promise<void> => spend(resends, keyOf(personId)),
  };
};
export type LimitsService = ReturnType<typeof limitsService>;
