import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import {
  closeNeed,
  editNeed,
  getNeed,
  listNeeds,
  pauseNeed,
  postNeed,
  publishNeed,
} from './needs.contract.ts';
import type { NeedsService } from './needs.service.ts';

export const needsRoutes = (router: Router, needs: NeedsService): void => {
  handle(router, listNeeds, ({ query }, asker) => needs.list(asker, query));
  handle(router, postNeed, ({ body, once }, actor) => needs.post(actor, body, once));
  handle(router, getNeed, ({ params }, asker) => needs.get(asker, params.id));
  handle(router, editNeed, ({ params, version, body }, actor) => needs.edit(actor, params.id, version, body));
  handle(router, publishNeed, ({ params, once }, actor) => needs.publish(actor, params.id, once));
  handle(router, pauseNeed, ({ params, once }, actor) => needs.pause(actor, params.id, once));
  handle(router, closeNeed, ({ params, once }, actor) => needs.close(actor, params.id, once));
};
