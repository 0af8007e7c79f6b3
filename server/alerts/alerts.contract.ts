import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Done, Id, Instant, line, RegionCode, Version } from '../http/shapes.contract.ts';

/** More than this nobody reads. */
export const MOST_ALERTS = 50;

const AlertFrequency = z.enum(['at_once', 'daily', 'weekly', 'never']).meta({ id: 'AlertFrequency' });
export type AlertFrequency = z.infer<typeof AlertFrequency>;

const name = line(80);

/** The filters of the lists of needs and ideas. */
const filters = {
  about: z.enum(['need', 'idea', 'both']),
  q: z.string().trim().min(1).max(200).nullable().default(null),
  tagIds: z.array(Id).max(20).default([]).describe('Each must be met'),
  regionCode: RegionCode.nullable().default(null),
  claimed: z.boolean().default(false).describe('Only what somebody stands behind'),
};

/** A saved search that tells of what is new in it. */
export const Alert = z
  .object({
    id: Id,
    version: Version,
    name: z.string(),
    about: filters.about,
    q: z.string().nullable(),
    /** As they are called today; one that was merged is the one that stands for it. */
    tags: z.array(z.object({ id: Id, label: z.string() })),
    region: z.object({ code: RegionCode, name: z.string() }).nullable(),
    claimed: z.boolean(),
    frequency: AlertFrequency,
    /** Why nothing new can be found any more; null while it is awake. */
    asleep: z.enum(['tag_gone', 'tag_retired', 'place_gone']).nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof Alert>;

export const listAlerts = endpoint({
  method: 'get',
  path: '/alerts',
  noun: 'alert',
  who: 'signed_in',
  summary: 'What I follow, newest first',
  returns: z.object({ items: z.array(Alert) }),
});

export const saveAlert = endpoint({
  method: 'post',
  path: '/alerts',
  noun: 'alert',
  who: 'signed_in',
  summary: `Follow what is new in a list; at most ${MOST_ALERTS} for each person`,
  body: z.strictObject({ name, ...filters, frequency: AlertFrequency }),
  returns: Alert,
  errors: ['too_many_alerts', 'unknown_tag', 'unknown_region'],
  idempotent: true,
});

export const editAlert = endpoint({
  method: 'patch',
  path: '/alerts/:id',
  noun: 'alert',
  who: 'signed_in',
  summary: 'Rename an alert, or choose how often it is mailed',
  params: ById,
  body: z.strictObject({ name, frequency: AlertFrequency }),
  returns: Alert,
  errors: ['alert_not_found', 'stale_version'],
  ifMatch: true,
});

export const removeAlert = endpoint({
  method: 'delete',
  path: '/alerts/:id',
  noun: 'alert',
  who: 'signed_in',
  summary: 'Follow this no longer',
  params: ById,
  returns: Done,
  errors: ['alert_not_found'],
});
