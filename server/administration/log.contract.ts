import { z } from 'zod';
import { eventTypes } from '../events/events.contract.ts';
import { endpoint, nouns } from '../http/endpoint.contract.ts';
import { Cursor, Day, Id, Instant, Limit, pageOf } from '../http/shapes.contract.ts';

export const LoggedEvent = z
  .object({
    seq: z.int(),
    at: Instant,
    type: z.enum(eventTypes),
    noun: z.enum(nouns),
    id: Id,
    /** Null: the platform itself. */
    actorId: Id.nullable(),
    /** Why, where an administrator did it. */
    reason: z.string().nullable(),
    /** Of a job: its task. */
    task: z.string().nullable(),
  })
  .meta({ id: 'LoggedEvent' });
export type LoggedEvent = z.infer<typeof LoggedEvent>;

export const listLog = endpoint({
  method: 'get',
  path: '/administration/events',
  noun: 'event',
  who: 'verified',
  summary: 'What has happened, newest first, by ids and without contact data (administrators)',
  query: z.strictObject({
    type: z.enum(eventTypes).optional(),
    noun: z.enum(nouns).optional(),
    id: Id.optional(),
    actor: Id.optional(),
    people: z
      .stringbool()
      .optional()
      .describe('True: only what people did, not what the platform did by itself'),
    from: Day.optional(),
    to: Day.optional().describe('That day is part of it'),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(LoggedEvent),
  errors: ['not_allowed', 'invalid_cursor'],
});
