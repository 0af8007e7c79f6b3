import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { readHealth, readSettings } from './instance.contract.ts';
import type { InstanceService } from './instance.service.ts';

export const instanceRoutes = (router: Router, instance: InstanceService): void => {
  handle(router, readSettings, async (_call, actor) => instance.settings(actor));
  handle(router, readHealth, (_call, actor) => instance.health(actor));
};
