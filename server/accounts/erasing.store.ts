import type { Trx } from '../database/connect.ts';

/** Held against everything: what is just being written in this person's name is finished first, and seen by us. */
export const lockPerson = async (trx: Trx, personId: string): Promise<void> => {
  await trx.raw('select 1 from people where id = :personId for update', { personId });
};

/** Everything that says who the person was, and how they came in. The bare id stays: what others hold names it. */
export const erasePerson = async (
  trx: Trx,
  { personId, email, at }: { personId: string; email: string; at: string },
): Promise<void> => {
  await trx('emailTokens').where({ personId }).delete();
  await trx('contactCards').where({ personId }).delete();
  await trx('credentials').where({ personId }).delete();
  await trx('idempotencyKeys').where({ personId }).delete();
  await trx('mailbox').where({ recipient: email }).delete();
  await trx('people')
    .where({ id: personId })
    .update({ erasedAt: at, administrator: false, kind: 'other', suspendedAt: null });
};
