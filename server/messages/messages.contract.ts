import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Done, Id, Instant, prose } from '../http/shapes.contract.ts';

/** `all` is the room of three; `need` and `idea` are the broker's talks with each side. */
export const Thread = z.enum(['all', 'need', 'idea']).meta({ id: 'Thread' });
export type Thread = z.infer<typeof Thread>;

export const Message = z
  .object({
    introductionId: Id,
    thread: Thread,
    seq: z.int().positive(),
    clientId: Id,
    author: z.enum(['need', 'idea', 'broker']),
    mine: z.boolean(),
    body: z.string(),
    at: Instant,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

export const listMessages = endpoint({
  method: 'get',
  path: '/introductions/:id/messages',
  noun: 'message',
  who: 'signed_in',
  summary: 'The messages of a thread in order, after a sequence number; `last` is the newest there is',
  params: ById,
  query: z.strictObject({
    thread: Thread,
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  returns: z.object({
    items: z.array(Message),
    last: z.int(),
    read: z.int().describe('How far the asker has read'),
  }),
  errors: ['introduction_not_found'],
});

export const sendMessage = endpoint({
  method: 'post',
  path: '/introductions/:id/messages',
  noun: 'message',
  who: 'verified',
  summary: 'Send a message. The client makes its id, so that a retry never doubles it.',
  params: ById,
  body: z.strictObject({ thread: Thread, clientId: Id, body: prose(8_000, 1) }),
  returns: Message,
  errors: ['introduction_not_found', 'thread_closed'],
});

export const markRead = endpoint({
  method: 'post',
  path: '/introductions/:id/read',
  noun: 'message',
  who: 'signed_in',
  summary: 'Say how far a thread has been read',
  params: ById,
  body: z.strictObject({ thread: Thread, seq: z.int().min(0) }),
  returns: Done,
  errors: ['introduction_not_found'],
});
