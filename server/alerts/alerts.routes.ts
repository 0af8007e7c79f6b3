import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import * as contract from './alerts.contract.ts';
import type { AlertsService } from './alerts.service.ts';

export const alertsRoutes = (router: Router, alerts: AlertsService): void => {
  handle(router, contract.listAlerts, async (_call, actor) => ({ items: await alerts.list(actor) }));
  handle(router, contract.saveAlert, ({ body, once }, actor) => alerts.save(actor, body, once));
  handle(router, contract.editAlert, ({ params, body, version }, actor) =>
    alerts.edit(actor, params.id, version, body),
  );
  handle(router, contract.removeAlert, async ({ params }, actor) => {
    await alerts.remove(actor, params.id);
    return done;
  });
};
