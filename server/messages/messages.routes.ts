import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import {
  editMessage,
  listMessages,
  listMessageVersions,
  markRead,
  sendMessage,
  withdrawMessage,
} from './messages.contract.ts';
import type { MessagesService } from './messages.service.ts';

export const messagesRoutes = (router: Router, messages: MessagesService): void => {
  handle(router, listMessages, ({ params, query }, actor) => messages.list(actor, params.id, query));
  handle(router, sendMessage, ({ params, body }, actor) => messages.send(actor, params.id, body));
  handle(router, editMessage, ({ params: { id, seq }, body: { thread, body }, version }, actor) =>
    messages.edit(actor, { id, thread, seq }, body, version),
  );
  handle(router, withdrawMessage, ({ params: { id, seq }, body: { thread }, once }, actor) =>
    messages.withdraw(actor, { id, thread, seq }, once),
  );
  handle(router, listMessageVersions, ({ params: { id, seq }, query: { thread } }, actor) =>
    messages.versions(actor, { id, thread, seq }),
  );
  handle(router, markRead, async ({ params, body }, actor) => {
    await messages.markRead(actor, params.id, body);
    return done;
  });
};
