import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { listHidden } from '../items/hiding.contract.ts';
import * as contract from './administration.contract.ts';
import type { AdministrationService } from './administration.service.ts';
import { listLog } from './log.contract.ts';

export const administrationRoutes = (router: Router, administration: AdministrationService): void => {
  handle(router, contract.findPeople, ({ query }, actor) => administration.people(actor, query));
  handle(router, listLog, ({ query }, actor) => administration.log(actor, query));
  handle(router, listHidden, (_call, actor) => administration.hidden(actor));
  const moves = {
    suspend: contract.suspendPerson,
    restore: contract.restorePerson,
    appoint: contract.appointPerson,
    dismiss: contract.dismissPerson,
  } as const;
  for (const verb of ['suspend', 'restore', 'appoint', 'dismiss'] as const) {
    handle(router, moves[verb], async ({ params, body: { reason }, once }, actor) => {
      await administration.movePerson(actor, params.id, { verb, reason }, once);
      return done;
    });
  }
};
