import { z } from 'zod';
import { mayAdminister } from '../accounts/standing.policy.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { Once } from '../database/once.ts';
import { giveReason } from '../events/reasons.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { nouns, type ReplyOf } from '../http/endpoint.contract.ts';
import { Id } from '../http/shapes.contract.ts';
import { type Recurring, recurring } from '../jobs/recurring.ts';
import { jobIdOf, jobNumberOf } from './job-id.ts';
import type { FailedJob, listFailedJobs, RecurringTask, surveyJobs } from './jobs.contract.ts';
import { type JobMove, jobMovesOf } from './jobs.policy.ts';
import * as store from './jobs.store.ts';
import { readableError } from './last-error.ts';

interface Asked {
  readonly state?: string | undefined;
  readonly task?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const After = z.tuple([z.int().positive()]);
const About = z.object({ noun: z.enum(nouns), id: Id });

/** A turn that was missed may be a process that restarts; two are not. */
const MISSED_TURNS = 2;
const minutesOf = (entry: Recurring): number => ('everyMinutes' in entry ? entry.everyMinutes : 24 * 60);

const shown = (job: store.StoredJob): FailedJob => {
  const { number, task, attempts, maxAttempts, lastError, updatedAt, runAt, noun, nounId } = job;
  const state = job.state === 'given_up' ? 'given_up' : 'retrying';
  return {
    id: jobIdOf(number),
    task,
    state,
    attempts,
    maxAttempts,
    error: readableError(lastError ?? ''),
    failedAt: updatedAt,
    nextAt: state === 'retrying' ? runAt : null,
    about: About.safeParse({ noun, id: nounId }).data ?? null,
    moves: jobMovesOf(job.state),
  };
};

/** The work behind the screens, for those who answer for the platform: what waits, what fails, and what to do about it. */
export const jobsService = ({ db, clock }: { readonly db: Db; readonly clock: Clock }) => {
  const refuseOthers = (actor: Actor): void => {
    if (!mayAdminister(actor)) throw fail('not_allowed');
  };

  const byTheClock = async (): Promise<RecurringTask[]> => {
    const runs = new Map((await store.listLastRuns(db)).map(({ task, lastAt }) => [task, lastAt]));
    const now = clock().getTime();
    return recurring.map((entry) => {
      const lastAt = runs.get(entry.task) ?? null;
      const patience = MISSED_TURNS * minutesOf(entry) * 60_000;
      return {
        task: entry.task,
        everyMinutes: 'everyMinutes' in entry ? entry.everyMinutes : null,
        dailyAt: 'dailyAt' in entry ? entry.dailyAt : null,
        lastAt,
        late: lastAt !== null && now - Date.parse(lastAt) > patience,
      };
    });
  };

  const move = async (
    actor: Actor,
    id: string,
    { verb, reason }: { readonly verb: JobMove; readonly reason: string | null },
    once: Once,
  ): Promise<void> => {
    refuseOthers(actor);
    await db.transaction((trx: Trx) =>
      once(trx, async () => {
        const number = jobNumberOf(id);
        const job = number === undefined ? undefined : await store.lockJob(trx, number);
        if (job === undefined) throw fail('job_not_found');
        if (!jobMovesOf(job.state).includes(verb)) throw fail('already_moved');
        if (verb === 'run_again') await store.runAgain(trx, job.number);
        else await store.giveUp(trx, job.number, job.lastError);
        const act = verb === 'run_again' ? 'run_again' : 'given_up';
        const at = clock().toISOString();
        const by = actor.personId;
        const reasonId =
          reason === null ? null : await giveReason(trx, { noun: 'job', id, act, text: reason, by, at });
        await record(trx, {
          type: `job.${act}`,
          noun: 'job',
          id,
          actorId: by,
          audiences: ['administrators'],
          data: { task: job.task, ...(reasonId === null ? {} : { reasonId }) },
          at,
        });
        return id;
      }),
    );
  };

  return {
    jobs: async (actor: Actor): Promise<ReplyOf<typeof surveyJobs>> => {
      refuseOthers(actor);
      const [runners, tasks, byClock] = await Promise.all([
        store.countRunners(db),
        store.countByTask(db),
        byTheClock(),
      ]);
      return { runners, tasks, recurring: byClock };
    },

    failedJobs: async (actor: Actor, asked: Asked): Promise<ReplyOf<typeof listFailedJobs>> => {
      refuseOthers(actor);
      const found = await store.listFailed(db, {
        state: asked.state ?? null,
        task: asked.task ?? null,
        before: decodeCursor(asked.cursor, After)?.[0] ?? null,
        limit: asked.limit + 1,
      });
      const page = pageFrom(found, asked.limit, ({ number }) => [Number(number)]);
      return { items: page.items.map(shown), next: page.next };
    },

    moveJob: move,
  };
};
