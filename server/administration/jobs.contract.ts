import { z } from 'zod';
import { endpoint, nouns } from '../http/endpoint.contract.ts';
import { ById, Cursor, Done, Id, Instant, Limit, pageOf, prose } from '../http/shapes.contract.ts';

const JobMove = z.enum(['run_again', 'give_up']);

/** What is in the queue of one task. */
export const TaskInQueue = z
  .object({
    task: z.string(),
    /** Due, and nobody has begun it. */
    waiting: z.int(),
    waitingSince: Instant.nullable(),
    /** For a later moment. */
    planned: z.int(),
    running: z.int(),
    retrying: z.int(),
    givenUp: z.int(),
    /** When the next one that is planned or tried again begins. */
    nextAt: Instant.nullable(),
  })
  .meta({ id: 'TaskInQueue' });
export type TaskInQueue = z.infer<typeof TaskInQueue>;

export const RecurringTask = z
  .object({
    task: z.string(),
    everyMinutes: z.int().nullable(),
    dailyAt: z.string().nullable().describe('Hour and minute of UTC'),
    lastAt: Instant.nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'RecurringTask' });
export type RecurringTask = z.infer<typeof RecurringTask>;

export const FailedJob = z
  .object({
    id: Id,
    task: z.string(),
    state: z.enum(['retrying', 'given_up']),
    attempts: z.int(),
    maxAttempts: z.int(),
    /** What it said when it failed last, without what it quoted. */
    error: z.string(),
    failedAt: Instant,
    nextAt: Instant.nullable(),
    /** What it is about, where it is about one thing. */
    about: z.object({ noun: z.enum(nouns), id: Id }).nullable(),
    moves: z.array(JobMove),
  })
  .meta({ id: 'FailedJob' });
export type FailedJob = z.infer<typeof FailedJob>;

export const surveyJobs = endpoint({
  method: 'get',
  path: '/administration/jobs',
  noun: 'job',
  who: 'verified',
  summary: 'What is queued, running and failing, by task, and what runs by the clock (administrators)',
  returns: z.object({
    /** Processes that take jobs. */
    runners: z.int(),
    tasks: z.array(TaskInQueue),
    recurring: z.array(RecurringTask),
  }),
  errors: ['not_allowed'],
});

export const listFailedJobs = endpoint({
  method: 'get',
  path: '/administration/jobs/failed',
  noun: 'job',
  who: 'verified',
  summary: 'Jobs that failed and are tried again or were given up, newest first (administrators)',
  query: z.strictObject({
    state: z.enum(['retrying', 'given_up']).optional(),
    task: z.string().max(100).optional(),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(FailedJob),
  errors: ['not_allowed', 'invalid_cursor'],
});

export const runJobAgain = endpoint({
  method: 'post',
  path: '/jobs/:id/run-again',
  noun: 'job',
  who: 'verified',
  summary: 'Run a failed job again now, with as many attempts as a new one (administrators)',
  params: ById,
  returns: Done,
  errors: ['not_allowed', 'job_not_found', 'already_moved'],
  idempotent: true,
});

export const giveJobUp = endpoint({
  method: 'post',
  path: '/jobs/:id/give-up',
  noun: 'job',
  who: 'verified',
  summary: 'Try a job that keeps failing no more; it can be run again for 14 days (administrators)',
  params: ById,
  body: z.strictObject({ reason: prose(1_000, 3) }),
  returns: Done,
  errors: ['not_allowed', 'job_not_found', 'already_moved'],
  idempotent: true,
});
