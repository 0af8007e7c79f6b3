import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import { queueJob } from '../jobs/queue.ts';
import * as accounts from './accounts.store.ts';
import * as store from './erasing.store.ts';
import type { Passwords } from './password.ts';
import { lockStanding } from './standing.store.ts';
import { othersThan } from './standing.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly passwords: Passwords;
}

export interface Leaver {
  readonly personId: string;
  readonly email: string;
  readonly at: string;
}

/** How an account ends by its owner's will. What others see to in the same transaction: server/leaving. */
export const erasingService = ({ db, clock, passwords }: Deps) => ({
  /** Asked before anything is locked, since it takes as long as a sign-in; `begin` asks that it still holds. */
  proofOf: async (personId: string, password: string): Promise<string> => {
    const known = await accounts.findPasswordHashOf(db, personId);
    if (known === undefined || !(await passwords.verify(known, password))) throw fail('wrong_credentials');
    return known;
  },

  /** From here on nothing new begins in the person's name. There is always an administrator left. */
  begin: async (trx: Trx, personId: string, proof: string): Promise<Leaver> => {
    const held = await lockStanding(trx, personId);
    await store.lockPerson(trx, personId);
    if ((await accounts.lockPasswordHash(trx, personId)) !== proof) throw fail('wrong_credentials');
    const { email, administrator } = await accounts.getPerson(trx, personId);
    if (administrator && othersThan(personId, held) === 0) throw fail('last_administrator');
    return { personId, email, at: clock().toISOString() };
  },

  /** The last step: sign-in, card and sessions go, every process cuts the person's sockets, and a receipt is mailed. */
  finish: async (trx: Trx, { personId, email, at }: Leaver): Promise<void> => {
    await accounts.revokeSessionsOf(trx, personId, at, null);
    await store.erasePerson(trx, { personId, email, at });
    await queueJob(trx, 'send_mail', {
      key: `account_erased:${newId()}`,
      template: 'account_erased',
      to: { email },
      data: {},
    });
    await record(trx, {
      type: 'person.erased',
      noun: 'person',
      id: personId,
      actorId: personId,
      audiences: [`person:${personId}`, 'administrators'],
      at,
    });
  },
});
