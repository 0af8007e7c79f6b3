import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import * as aftermath from './aftermath.contract.ts';
import * as caseload from './caseload.contract.ts';
import * as contract from './introductions.contract.ts';
import type { IntroductionsService } from './introductions.service.ts';
import * as own from './private.contract.ts';
import * as requests from './requests.contract.ts';

export const introductionsRoutes = (router: Router, introductions: IntroductionsService): void => {
  handle(router, contract.listIntroductions, ({ query }, actor) => introductions.list(actor, query));
  handle(router, contract.draftIntroduction, ({ body, once }, actor) =>
    introductions.draft(actor, body, once),
  );
  handle(router, contract.getIntroduction, ({ params }, actor) => introductions.read(actor, params.id));
  handle(router, contract.proposeIntroduction, ({ params, body, once }, actor) =>
    introductions.propose(actor, params.id, body, once),
  );
  handle(router, contract.acceptIntroduction, ({ params, body, once }, actor) =>
    introductions.accept(actor, params.id, body, once),
  );
  handle(router, contract.declineIntroduction, ({ params, body, once }, actor) =>
    introductions.decline(actor, params.id, body.reason, once),
  );
  handle(router, contract.withdrawIntroduction, ({ params, body, once }, actor) =>
    introductions.withdraw(actor, params.id, body.reason, once),
  );
  handle(router, contract.closeIntroduction, ({ params, body, once }, actor) =>
    introductions.close(actor, params.id, body, once),
  );
  handle(router, contract.getCards, ({ params }, actor) => introductions.cards(actor, params.id));
  handle(router, requests.listRequests, async (_call, actor) => ({
    items: await introductions.listRequests(actor),
  }));
  handle(router, requests.canRequest, ({ query }, actor) => introductions.canRequest(actor, query));
  handle(router, requests.requestIntroduction, ({ body, once }, actor) =>
    introductions.request(actor, body, once),
  );
  handle(router, requests.withdrawRequest, async ({ params, once }, actor) => ({
    id: await introductions.withdrawRequest(actor, params.id, once),
  }));
  handle(router, requests.putAsideRequest, async ({ params, once }, actor) => ({
    id: await introductions.putAsideRequest(actor, params.id, once),
  }));
  handle(router, requests.takeRequest, ({ params, body, once }, actor) =>
    introductions.takeRequest(actor, params.id, body.interest, once),
  );
  handle(router, aftermath.listReceipts, async ({ params }, actor) => ({
    items: await introductions.listReceipts(actor, params.id),
  }));
  handle(router, aftermath.rateIntroduction, ({ params, body, once }, actor) =>
    introductions.rate(actor, params.id, body, once),
  );
  handle(router, aftermath.listElsewhere, async ({ query }, actor) => ({
    items: await introductions.listElsewhere(actor, query),
  }));
  handle(router, caseload.getCaseloads, async (_call, actor) => ({
    items: await introductions.getCaseloads(actor),
  }));
  handle(router, caseload.listCaseload, ({ query }, actor) => introductions.listCaseload(actor, query));
  handle(router, caseload.handOver, async ({ body, once }, actor) => {
    await introductions.handOver(actor, body, once);
    return { ids: body.ids };
  });
  handle(router, caseload.getBrokerLabel, (_call, actor) => introductions.getBrokerLabel(actor));
  handle(router, caseload.putBrokerLabel, ({ body }, actor) =>
    introductions.putBrokerLabel(actor, body.label),
  );
  handle(router, own.listCalls, async ({ params }, actor) => ({
    items: await introductions.listCalls(actor, params.id),
  }));
  handle(router, own.logCall, ({ params, body, once }, actor) =>
    introductions.logCall(actor, params.id, body, once),
  );
  handle(router, own.followUp, ({ params, once }, actor) =>
    introductions.followUp(actor, params.id, params.callId, once),
  );
  handle(router, own.listHandovers, async ({ params }, actor) => ({
    items: await introductions.listHandovers(actor, params.id),
  }));
  handle(router, own.listNotes, async ({ params }, actor) => ({
    items: await introductions.listNotes(actor, params.id),
  }));
  handle(router, own.writeNote, ({ params, body, once }, actor) =>
    introductions.writeNote(actor, params.id, body.body, once),
  );
};
