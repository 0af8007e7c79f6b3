import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';

const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString();

/** What is only of use for a while, and then only in the way. */
export const sweeping = ({
  db,
  clock,
  sweepAccounts,
}: {
  db: Db;
  clock: Clock;
  sweepAccounts: (trx: Trx) => Promise<void>;
}) => {
  const sweep = async (): Promise<void> => {
    const now = clock();
    await db.transaction(async (trx) => {
      await trx.raw('delete from idempotency_keys where at < ?', [daysBefore(now, 7)]);
      await trx.raw('delete from sent_mails where at < ?', [daysBefore(now, 90)]);
      await trx.raw('delete from mailbox where at < ?', [daysBefore(now, 30)]);
      await trx.raw('delete from sessions where expire < ?', [now.toISOString()]);
      await sweepAccounts(trx);
    });
  };
  return { tasks: { sweep } };
};
