import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { listRegions } from './regions.contract.ts';
import type { RegionsService } from './regions.service.ts';

export const regionsRoutes = (router: Router, regions: RegionsService): void => {
  handle(router, listRegions, () => regions.list());
};
