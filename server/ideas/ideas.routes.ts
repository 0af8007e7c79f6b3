import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import {
  closeIdea,
  editIdea,
  getIdea,
  listIdeas,
  pauseIdea,
  postIdea,
  publishIdea,
} from './ideas.contract.ts';
import type { IdeasService } from './ideas.service.ts';

export const ideasRoutes = (router: Router, ideas: IdeasService): void => {
  handle(router, listIdeas, ({ query }, asker) => ideas.list(asker, query));
  handle(router, postIdea, ({ body, once }, actor) => ideas.post(actor, body, once));
  handle(router, getIdea, ({ params }, asker) => ideas.get(asker, params.id));
  handle(router, editIdea, ({ params, version, body }, actor) => ideas.edit(actor, params.id, version, body));
  handle(router, publishIdea, ({ params, once }, actor) => ideas.publish(actor, params.id, once));
  handle(router, pauseIdea, ({ params, once }, actor) => ideas.pause(actor, params.id, once));
  handle(router, closeIdea, ({ params, once }, actor) => ideas.close(actor, params.id, once));
};
