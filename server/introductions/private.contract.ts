import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Day, Id, Instant, prose } from '../http/shapes.contract.ts';

/** What only the agency's brokers read of an introduction: apart from the room, in URL, table and screen. */

export const Note = z
  .object({ id: Id, body: z.string(), authorName: z.string(), createdAt: Instant })
  .meta({ id: 'Note', description: 'Seen by the agency’s brokers alone' });

export const listNotes = endpoint({
  method: 'get',
  path: '/introductions/:id/notes',
  noun: 'note',
  who: 'verified',
  summary: 'The agency’s private notes (brokers only)',
  params: ById,
  returns: z.object({ items: z.array(Note) }),
  errors: ['introduction_not_found'],
});

export const writeNote = endpoint({
  method: 'post',
  path: '/introductions/:id/notes',
  noun: 'note',
  who: 'verified',
  summary: 'Write a private note (brokers only)',
  params: ById,
  body: z.strictObject({ body: prose(4_000, 1) }),
  returns: Note,
  errors: ['introduction_not_found'],
  idempotent: true,
});

export const SpokeWith = z.enum(['need', 'idea', 'both', 'other']).meta({ id: 'SpokeWith' });
export type SpokeWith = z.infer<typeof SpokeWith>;

export const Call = z
  .object({
    id: Id,
    spokeWith: SpokeWith,
    calledOn: Day,
    body: z.string(),
    followUpOn: Day.nullable(),
    followedUpAt: Instant.nullable(),
    authorName: z.string(),
  })
  .meta({ id: 'Call', description: 'A talk off the platform, seen by the agency’s brokers alone' });
export type Call = z.infer<typeof Call>;

export const listCalls = endpoint({
  method: 'get',
  path: '/introductions/:id/calls',
  noun: 'note',
  who: 'verified',
  summary: 'The agency’s log of calls, the latest first (brokers only)',
  params: ById,
  returns: z.object({ items: z.array(Call) }),
  errors: ['introduction_not_found'],
});

export const logCall = endpoint({
  method: 'post',
  path: '/introductions/:id/calls',
  noun: 'note',
  who: 'verified',
  summary: 'Log a call, with a day to follow it up (brokers only)',
  params: ById,
  body: z
    .strictObject({
      spokeWith: SpokeWith,
      calledOn: Day,
      body: prose(4_000, 1),
      followUpOn: Day.nullable().default(null),
    })
    .refine(({ calledOn, followUpOn }) => followUpOn === null || followUpOn >= calledOn, {
      path: ['followUpOn'],
      message: 'Follow up on the day of the call or later',
    }),
  returns: Call,
  errors: ['introduction_not_found'],
  idempotent: true,
});

export const followUp = endpoint({
  method: 'post',
  path: '/introductions/:id/calls/:callId/follow-up',
  noun: 'note',
  who: 'verified',
  summary: 'Say that a call was followed up (brokers only)',
  params: z.strictObject({ id: Id, callId: Id }),
  returns: Call,
  errors: ['introduction_not_found', 'already_moved'],
  idempotent: true,
});

export const Handover = z
  .object({
    id: Id,
    fromName: z.string().nullable(),
    toName: z.string().nullable(),
    byName: z.string().nullable(),
    note: z.string(),
    at: Instant,
  })
  .meta({ id: 'Handover', description: 'Seen by the agency’s brokers alone' });

export const listHandovers = endpoint({
  method: 'get',
  path: '/introductions/:id/handovers',
  noun: 'note',
  who: 'verified',
  summary: 'Who handed this introduction over to whom, the latest first (brokers only)',
  params: ById,
  returns: z.object({ items: z.array(Handover) }),
  errors: ['introduction_not_found'],
});
