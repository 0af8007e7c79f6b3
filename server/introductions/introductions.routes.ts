import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import * as contract from './introductions.contract.ts';
import type { IntroductionsService } from './introductions.service.ts';

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
  handle(router, contract.listNotes, async ({ params }, actor) => ({
    items: await introductions.listNotes(actor, params.id),
  }));
  handle(router, contract.writeNote, ({ params, body, once }, actor) =>
    introductions.writeNote(actor, params.id, body.body, once),
  );
};
