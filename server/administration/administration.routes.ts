import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { listHidden } from '../items/hiding.contract.ts';
import { withdrawVerification } from '../organisations/taking-back.contract.ts';
import * as contract from './administration.contract.ts';
import type { AdministrationService } from './administration.service.ts';
import * as jobs from './jobs.contract.ts';
import { listLog } from './log.contract.ts';

export const administrationRoutes = (router: Router, administration: AdministrationService): void => {
  handle(router, contract.findPeople, ({ query }, actor) => administration.people(actor, query));
  handle(router, listLog, ({ query }, actor) => administration.log(actor, query));
  handle(router, listHidden, (_call, actor) => administration.hidden(actor));
  handle(router, withdrawVerification, ({ params, body: { reason }, once }, actor) =>
    administration.withdrawVerification(actor, params.id, reason, once),
  );
  handle(router, jobs.surveyJobs, (_call, actor) => administration.jobs(actor));
  handle(router, jobs.listFailedJobs, ({ query }, actor) => administration.failedJobs(actor, query));
  handle(router, jobs.runJobAgain, async ({ params, once }, actor) => {
    await administration.moveJob(actor, params.id, { verb: 'run_again', reason: null }, once);
    return done;
  });
  handle(router, jobs.giveJobUp, async ({ params, body: { reason }, once }, actor) => {
    await administration.moveJob(actor, params.id, { verb: 'give_up', reason }, once);
    return done;
  });
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
