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
      // A month is what brokers are told of.
      await trx.raw('delete from past_showings where until < ?', [daysBefore(now, 31)]);
      // Given up for good: what is left of a mail is an address and a link.
      await trx.raw(
        `select graphile_worker.complete_jobs(array(
           select id from graphile_worker.jobs where attempts >= max_attempts and updated_at < ?))`,
        [daysBefore(now, 14)],
      );
      await trx.raw('delete from sessions where expire < ?', [now.toISOString()]);
      await sweepAccounts(trx);
    });
  };
  return { tasks: { sweep } };
};
