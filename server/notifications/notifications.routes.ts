import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { listNotifications, readNotifications } from './notifications.contract.ts';
import type { NotificationsService } from './notifications.service.ts';

export const notificationsRoutes = (router: Router, notifications: NotificationsService): void => {
  handle(router, listNotifications, ({ query }, actor) => notifications.list(actor, query));
  handle(router, readNotifications, async ({ body }, actor) => {
    await notifications.read(actor, body.ids);
    return done;
  });
};
