import type { Router } from 'express';
import type { LimitsService } from '../accounts/limits.service.ts';
import { handle } from '../http/handle.ts';
import { endSession } from '../http/session.ts';
import { done } from '../http/shapes.contract.ts';
import * as contract from './leaving.contract.ts';
import type { LeavingService } from './leaving.service.ts';

export const leavingRoutes = (
  router: Router,
  leaving: LeavingService,
  limits: Pick<LimitsService, 'changePassword'>,
): void => {
  handle(router, contract.eraseAccount, async ({ body, request }, actor) => {
    await limits.changePassword(actor.personId);
    await leaving.erase(actor, body.password);
    await endSession(request);
    return done;
  });
};
