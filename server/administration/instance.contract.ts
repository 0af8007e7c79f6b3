import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Instant } from '../http/shapes.contract.ts';
import { Setting } from '../settings.contract.ts';

export const readSettings = endpoint({
  method: 'get',
  path: '/administration/settings',
  noun: 'instance',
  who: 'verified',
  summary: 'What this instance is set to, without its secrets (administrators)',
  returns: z.object({ settings: z.array(Setting) }),
  errors: ['not_allowed'],
});

/** As the process that answers sees it; of the database and the queue, what all of them share. */
export const Health = z
  .object({
    version: z.string(),
    startedAt: Instant,
    market: z.object({
      ready: z.boolean(),
      needs: z.int(),
      ideas: z.int(),
      event: z.int().describe('The number of the last event that the market has taken up'),
      newest: z.int().describe('The number of the last event that there is'),
      behindSince: Instant.nullable().describe('When the first event happened that it has not taken up'),
    }),
    runners: z.int(),
    waitingSince: Instant.nullable().describe('Since when the job waits that has been due for longest'),
    givenUp: z.int(),
    mailWaiting: z.int().describe('Mails that are due and have not gone out'),
    eventsLastHour: z.int(),
    manyEvents: z.boolean().describe('There were more; counting stopped'),
    database: z.object({
      version: z.string(),
      bytes: z.int(),
      connections: z.int(),
      mostConnections: z.int(),
      lastMigration: z.string().nullable(),
      migrationsWaiting: z.int(),
    }),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof Health>;

export const readHealth = endpoint({
  method: 'get',
  path: '/administration/health',
  noun: 'instance',
  who: 'verified',
  summary: 'How this instance does, at a glance (administrators)',
  returns: Health,
  errors: ['not_allowed'],
});
