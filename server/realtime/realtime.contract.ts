import { z } from 'zod';
import type { Change } from '../events/events.contract.ts';
import { Id } from '../http/shapes.contract.ts';

/** What a client may say over its socket. Everything else goes through the API. */
export const Typing = z.strictObject({ introductionId: Id, thread: z.enum(['all', 'need', 'idea']) });
export type Typing = z.infer<typeof Typing>;

export type Ack = { ok: true } | { ok: false; code: string };

export interface FromClient {
  typing: (payload: Typing, ack?: (answer: Ack) => void) => void;
}

export interface ToClient {
  /** What changed, never the content: fetch it again through the API. */
  changed: (change: Change) => void;
  typing: (payload: Typing & { author: 'need' | 'idea' | 'broker' }) => void;
}
