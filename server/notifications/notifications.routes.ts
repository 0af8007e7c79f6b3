import { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { listNotifications, readNotifications } from './notifications.contract.ts';
import type { NotificationsService } from './notifications.service.ts';
import * as settings from './settings.contract.ts';

export const notificationsRoutes = (router: Router, notifications: NotificationsService): void => {
  handle(router, listNotifications, ({ query }, actor) => notifications.list(actor, query));
  handle(router, readNotifications, async ({ body }, actor) => {
    await notifications.read(actor, body.ids);
    return done;
  });
  handle(router, settings.getMailSettings, (_call, actor) => notifications.settings.read(actor));
  handle(router, settings.putMailSettings, ({ body }, actor) => notifications.settings.put(actor, body));
  handle(router, settings.previewDigest, (_call, actor) => notifications.preview(actor));
  handle(router, settings.readMailStop, ({ query }) => notifications.settings.readStop(query.token));
  handle(router, settings.stopMail, ({ body }) => notifications.settings.stop(body.token));
  handle(router, settings.resumeMail, ({ body }) => notifications.settings.resume(body.token));
};

/**
 * The one click of a mail program (RFC 8058): a POST to the very address whose GET is a page with a button. It comes
 * from no page of ours, with no session and a body that says nothing, so it stands outside the API; what it may do
 * is what the signed link says.
 */
export const oneClickStop = (notifications: Pick<NotificationsService, 'settings'>): Router => {
  const router = Router();
  router.post('/stop', async ({ query }, response) => {
    await notifications.settings.stop(typeof query.token === 'string' ? query.token : '');
    response.type('text').send('Stopped.');
  });
  return router;
};
