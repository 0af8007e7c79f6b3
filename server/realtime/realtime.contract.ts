import { z } from 'zod';
import type { Change } from '../events/events.contract.ts';
import { Id } from '../http/shapes.contract.ts';
import type { Message } from '../messages/messages.contract.ts';

/** What a client may say over its socket. Everything else goes through the API. */
export const Typing = z.strictObject({ introductionId: Id, thread: z.enum(['all', 'need', 'idea']) });
export type Typing = z.infer<typeof Typing>;

/** The talk that a screen has in front of somebody now; null when it has none. */
export const Here = Typing.nullable();
export type Here = z.infer<typeof Here>;

export const Author = z.enum(['need', 'idea', 'broker']);
export type Author = z.infer<typeof Author>;

/** Somebody else is writing. To a broker, another broker is a colleague. */
export const Writing = z.object({ ...Typing.shape, author: Author });
export type Writing = z.infer<typeof Writing>;

/** Who else has the talk open, themselves left out. */
export const Present = z.object({ ...Typing.shape, here: z.array(Author) });
export type Present = z.infer<typeof Present>;

export type Ack = { ok: true } | { ok: false; code: string };

export interface FromClient {
  typing: (payload: Typing, ack?: (answer: Ack) => void) => void;
  here: (payload: Here, ack?: (answer: Ack) => void) => void;
}

export interface ToClient {
  /**
   * What changed, never the content: fetch it again through the API. Only a message of the talk that the listener said
   * to have open comes along, as it stands now.
   */
  changed: (change: Change, message?: Message) => void;
  typing: (payload: Writing) => void;
  present: (payload: Present) => void;
}
