import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import type { LimitsService } from './limits.service.ts';
import * as contract from './password.contract.ts';
import type { PasswordService } from './password.service.ts';

export const passwordRoutes = (router: Router, password: PasswordService, limits: LimitsService): void => {
  handle(router, contract.forgotPassword, async ({ body, request }) => {
    await limits.forgot(body.email, request.ip ?? 'unknown');
    await password.forgot(body.email);
    return done;
  });

  handle(router, contract.resetPassword, async ({ body }) => {
    await password.reset(body.token, body.password);
    return done;
  });

  handle(router, contract.changePassword, async ({ body }, actor) => {
    await limits.changePassword(actor.personId);
    await password.change(actor, body.current, body.password);
    await limits.changedPassword(actor.personId);
    return done;
  });
};
