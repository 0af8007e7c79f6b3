import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Done, Id, Instant, prose, Version } from '../http/shapes.contract.ts';

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
    left: z.boolean().describe('Whether whoever wrote it has erased their account'),
    body: z.string().describe('Markdown without HTML; empty once withdrawn'),
    at: Instant,
    change: z.int().positive().describe('When it last changed, counted in its thread'),
    version: Version,
    editedAt: Instant.nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

export const listMessages = endpoint({
  method: 'get',
  path: '/introductions/:id/messages',
  noun: 'message',
  who: 'signed_in',
  summary:
    'The messages of a thread that were sent, edited or withdrawn after a change, in the order of their changes',
  params: ById,
  query: z.strictObject({
    thread: Thread,
    after: z.coerce.number().int().min(0).default(0).describe('The last change that the asker knows'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  returns: z.object({
    items: z.array(Message),
    last: z.int().describe('The newest change there is; read on until it is reached'),
    read: z.int().describe('How far the asker has read: the number of a message'),
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

/** `seq` numbers a message in its thread, and a thread is named beside it, as everywhere. */
const BySeq = z.strictObject({ id: Id, seq: z.coerce.number().int().min(1).max(2_147_483_647) });

export const editMessage = endpoint({
  method: 'patch',
  path: '/introductions/:id/messages/:seq',
  noun: 'message',
  who: 'verified',
  summary:
    'Put another text in the place of my own message; the earlier one is kept, and its readers can see it',
  params: BySeq,
  body: z.strictObject({ thread: Thread, body: prose(8_000, 1) }),
  returns: Message,
  errors: [
    'introduction_not_found',
    'message_not_found',
    'not_allowed',
    'message_withdrawn',
    'thread_closed',
    'stale_version',
  ],
  ifMatch: true,
});

export const withdrawMessage = endpoint({
  method: 'post',
  path: '/introductions/:id/messages/:seq/withdraw',
  noun: 'message',
  who: 'verified',
  summary: 'Take my own message back: a line stays in its place, its texts are shown to nobody any more',
  params: BySeq,
  body: z.strictObject({ thread: Thread }),
  returns: Message,
  errors: ['introduction_not_found', 'message_not_found', 'not_allowed', 'thread_closed'],
  idempotent: true,
});

export const MessageVersion = z
  .object({ version: Version, body: z.string(), at: Instant })
  .meta({ id: 'MessageVersion' });
export type MessageVersion = z.infer<typeof MessageVersion>;

export const listMessageVersions = endpoint({
  method: 'get',
  path: '/introductions/:id/messages/:seq/versions',
  noun: 'message',
  who: 'signed_in',
  summary: 'The earlier texts of a message, oldest first; none once it is withdrawn',
  params: BySeq,
  query: z.strictObject({ thread: Thread }),
  returns: z.object({ items: z.array(MessageVersion) }),
  errors: ['introduction_not_found', 'message_not_found'],
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
