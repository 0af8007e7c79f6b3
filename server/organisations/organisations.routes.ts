import type { Router } from 'express';
import { getMyGrants, putMyGrants } from '../accounts/accounts.contract.ts';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import * as contract from './organisations.contract.ts';
import type { OrganisationsService } from './organisations.service.ts';
import { revokeInvitation } from './taking-back.contract.ts';

export const organisationsRoutes = (router: Router, organisations: OrganisationsService): void => {
  handle(router, contract.listOrganisations, ({ query }, asker) => organisations.list(asker, query));
  handle(router, contract.createOrganisation, ({ body, once }, actor) =>
    organisations.create(actor, body, once),
  );
  handle(router, contract.getOrganisation, ({ params }, asker) => organisations.get(asker, params.id));
  handle(router, contract.verifyOrganisation, ({ params, once }, actor) =>
    organisations.verify(actor, params.id, once),
  );

  handle(router, contract.listInvitations, async ({ params }, actor) => ({
    items: await organisations.invitations(actor, params.id),
  }));
  handle(router, contract.invite, ({ params, body, once }, actor) =>
    organisations.invite(actor, params.id, body, once),
  );
  handle(router, revokeInvitation, async ({ params, once }, actor) => {
    await organisations.revoke(actor, params.id, params.invitationId, once);
    return done;
  });
  handle(router, contract.acceptInvitation, async ({ body, once }, actor) => {
    const id = await organisations.accept(actor, body.token, once);
    return organisations.get(await organisations.loadActor(actor.personId, actor.sessionId), id);
  });

  handle(router, contract.listMembers, async ({ params }, actor) => ({
    items: await organisations.members(actor, params.id),
  }));
  handle(router, contract.endMembership, async ({ params, body: { reason }, once }, actor) => {
    await organisations.endMembership(actor, params.id, params.personId, once, reason);
    return done;
  });

  handle(router, contract.getPatch, ({ params }, asker) => organisations.patch(asker, params.id));
  handle(router, contract.putPatch, ({ params, body }, actor) =>
    organisations.putPatch(actor, params.id, body),
  );

  // Grants name agencies, so they live here; a person reads and changes them as their own.
  handle(router, getMyGrants, async (_call, actor) => ({ items: await organisations.grants(actor) }));
  handle(router, putMyGrants, async ({ body }, actor) => ({
    items: await organisations.putGrants(actor, body.agencyIds),
  }));
};
