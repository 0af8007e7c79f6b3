import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Id, Instant } from '../http/shapes.contract.ts';

/** Mounted only where no mail server is set: a demonstration or development on one's own machine. */
export const listMailbox = endpoint({
  method: 'get',
  path: '/mailbox',
  noun: 'mail',
  who: 'anyone',
  summary: 'Mail that would have been sent, newest first (demonstration and development only)',
  returns: z.object({
    items: z.array(
      z.object({
        id: Id,
        at: Instant,
        recipient: z.string(),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
      }),
    ),
  }),
});
