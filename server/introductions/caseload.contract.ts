import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Cursor, Day, Id, Instant, Limit, line, pageOf, prose } from '../http/shapes.contract.ts';
import { Introduction } from './introductions.contract.ts';

/** How much one broker of the agency carries. */
export const Caseload = z
  .object({
    brokerId: Id.nullable().describe('Null: nobody looks after these'),
    name: z.string(),
    /** False for somebody who has left and whose introductions wait for a new broker. */
    here: z.boolean(),
    open: z.int(),
    drafted: z.int(),
    waiting: z.int().describe('Proposed, and not answered by both'),
    overdue: z.int().describe('Those of them whose time to answer is over'),
    connected: z.int(),
    followUps: z.int().describe('Follow-ups due today or before'),
    nextAt: Instant.nullable(),
  })
  .meta({ id: 'Caseload' });
export type Caseload = z.infer<typeof Caseload>;

export const getCaseloads = endpoint({
  method: 'get',
  path: '/caseload',
  noun: 'introduction',
  who: 'verified',
  summary: 'What each broker of my agency carries: open, waiting, overdue, to follow up, next date',
  returns: z.object({ items: z.array(Caseload) }),
  errors: ['not_allowed'],
});

export const CaseloadRow = z
  .object({
    introduction: Introduction,
    nextAt: Instant.nullable().describe('The next date: when an answer is overdue, or a follow-up due'),
    followUpOn: Day.nullable(),
  })
  .meta({ id: 'CaseloadRow' });
export type CaseloadRow = z.infer<typeof CaseloadRow>;

export const listCaseload = endpoint({
  method: 'get',
  path: '/caseload/introductions',
  noun: 'introduction',
  who: 'verified',
  summary: 'The agency’s open introductions and those to follow up, the next date first',
  query: z.strictObject({
    broker: z.union([Id, z.literal('nobody')]).optional(),
    due: z.enum(['overdue', 'follow_up']).optional(),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(CaseloadRow),
  errors: ['not_allowed', 'invalid_cursor'],
});

export const handOver = endpoint({
  method: 'post',
  path: '/caseload/hand-over',
  noun: 'introduction',
  who: 'verified',
  summary: 'Hand drafts and open introductions over to a colleague: all of them, or none',
  body: z.strictObject({
    ids: z.array(Id).min(1).max(100),
    toId: Id,
    note: prose(500).default('').describe('For the brokers of the agency alone'),
  }),
  returns: z.object({ ids: z.array(Id) }),
  errors: ['not_allowed', 'introduction_not_found', 'already_moved', 'cannot_take_over'],
  idempotent: true,
});

export const BrokerLabel = z
  .object({ label: z.string().describe('Empty: a broker at the agency') })
  .meta({ id: 'BrokerLabel' });

export const getBrokerLabel = endpoint({
  method: 'get',
  path: '/me/broker-label',
  noun: 'person',
  who: 'signed_in',
  summary: 'What the sides of my introductions see me called',
  returns: BrokerLabel,
});

export const putBrokerLabel = endpoint({
  method: 'put',
  path: '/me/broker-label',
  noun: 'person',
  who: 'verified',
  summary: 'Choose what the sides of my introductions see me called (brokers)',
  body: z.strictObject({ label: line(80, 0) }),
  returns: BrokerLabel,
  errors: ['not_allowed'],
});
