import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import {
  findSimilar,
  listSimilarIdeas,
  listSimilarNeeds,
  previewMatches,
  tryChanges,
} from './drafting.contract.ts';
import { explainPair } from './explaining.contract.ts';
import { countGaps, listIdeaGaps, listNeedGaps, surveyGaps } from './gaps.contract.ts';
import {
  assignMatch,
  dismissMatch,
  getMatch,
  listIdeaMatches,
  listMatches,
  listNeedMatches,
  pairByHand,
  restoreMatch,
  shortlistMatch,
  snoozeMatch,
} from './matching.contract.ts';
import type { MatchingService } from './matching.service.ts';

export const matchingRoutes = (router: Router, matching: MatchingService): void => {
  handle(router, listMatches, ({ query }, actor) => matching.list(actor, query));
  handle(router, pairByHand, ({ body, once }, actor) => matching.pairByHand(actor, body, once));
  handle(router, previewMatches, ({ body }, asker) => matching.preview(asker, body));
  handle(router, tryChanges, ({ body }, asker) => matching.changes(asker, body));
  handle(router, findSimilar, ({ body }, asker) => matching.similar(asker, body));
  handle(router, listSimilarNeeds, ({ params }, asker) => matching.similarNeeds(asker, params.id));
  handle(router, listSimilarIdeas, ({ params }, asker) => matching.similarIdeas(asker, params.id));
  // Before "/matches/:id", which would take "explain" for an id.
  handle(router, explainPair, ({ query }, asker) => matching.explainFor(asker, query.need, query.idea));
  handle(router, getMatch, ({ params }, actor) => matching.get(actor, params.id));
  handle(router, listNeedMatches, ({ params }, asker) => matching.forNeed(asker, params.id));
  handle(router, listIdeaMatches, ({ params }, asker) => matching.forIdea(asker, params.id));

  handle(router, listNeedGaps, ({ query }, actor) => matching.needGaps(actor, query));
  handle(router, listIdeaGaps, ({ query }, actor) => matching.ideaGaps(actor, query));
  handle(router, countGaps, () => matching.countGaps());
  handle(router, surveyGaps, (_call, actor) => matching.surveyGaps(actor));

  handle(router, shortlistMatch, ({ params, body, once }, actor) =>
    matching.shortlist(actor, params.id, body.note, once),
  );
  handle(router, dismissMatch, ({ params, body, once }, actor) =>
    matching.dismiss(actor, params.id, body, once),
  );
  handle(router, restoreMatch, ({ params, once }, actor) => matching.restore(actor, params.id, once));
  handle(router, snoozeMatch, ({ params, body, once }, actor) =>
    matching.snooze(actor, params.id, body.until, once),
  );
  handle(router, assignMatch, ({ params, body, once }, actor) =>
    matching.assign(actor, params.id, body.assigneeId, once),
  );
};
