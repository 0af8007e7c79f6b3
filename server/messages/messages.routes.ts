import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { listMessages, markRead, sendMessage } from './messages.contract.ts';
import type { MessagesService } from './messages.service.ts';

export const messagesRoutes = (router: Router, messages: MessagesService): void => {
  handle(router, listMessages, ({ params, query }, actor) => messages.list(actor, params.id, query));
  handle(router, sendMessage, ({ params, body }, actor) => messages.send(actor, params.id, body));
  handle(router, markRead, async ({ params, body }, actor) => {
    await messages.markRead(actor, params.id, body);
    return done;
  });
};
