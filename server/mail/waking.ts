import type { Db } from '../database/connect.ts';

/**
 * A mail that could not be handed over is tried again ever less often, after an hour once in fifty minutes. So that
 * it does not lie for so long once the mail server is back, the one that failed longest ago goes every other minute
 * to see, and as soon as any mail went through since, all go. Neither counts as an attempt: nothing is given up because
 * the server was away. What the server itself refused is left to its attempts.
 */
export const wakeWaitingMail = async (db: Db): Promise<void> => {
  await db.raw(
    `with asleep as (
       select id, attempts, updated_at, row_number() over (order by updated_at, id) as place
       from graphile_worker.jobs
       where task_identifier in ('send_mail', 'mail_notice', 'mail_digest') and locked_at is null
         and attempts > 0 and attempts < max_attempts and run_at > now()
         and last_error ~ 'could not be handed over (ECONNECTION|ECONNREFUSED|ESOCKET|ETIMEDOUT|EDNS)'
     ), went as (
       select max(at) as at from sent_mails where exists (select from asleep)
     )
     select graphile_worker.reschedule_jobs(array_agg(a.id), run_at => now(), attempts => a.attempts - 1)
     from asleep a, went
     where a.updated_at < went.at or (a.place = 1 and a.updated_at < now() - interval '110 seconds')
     group by a.attempts`,
  );
};
