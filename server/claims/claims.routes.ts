import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import * as contract from './claims.contract.ts';
import type { ClaimsService } from './claims.service.ts';

export const claimsRoutes = (router: Router, claims: ClaimsService): void => {
  handle(router, contract.getClaimState, ({ query }, asker) => claims.state(asker, query));
  handle(router, contract.listClaims, ({ query }, actor) => claims.list(actor, query));
  handle(router, contract.requestClaim, ({ body, once }, actor) => claims.request(actor, body, once));
  handle(router, contract.inviteToClaim, ({ body, once }, actor) => claims.invite(actor, body, once));
  handle(router, contract.readClaimInvitation, ({ body }) => claims.readInvitation(body.token));
  handle(router, contract.takeUpClaim, ({ body, once }, actor) => claims.takeUp(actor, body.token, once));
  handle(router, contract.acceptClaim, ({ params, once }, actor) => claims.accept(actor, params.id, once));
  handle(router, contract.refuseClaim, ({ params, body, once }, actor) =>
    claims.refuse(actor, params.id, body.reason, once),
  );
  handle(router, contract.withdrawClaim, ({ params, once }, actor) =>
    claims.withdraw(actor, params.id, once),
  );
};
