import type { Router } from 'express';
import { handle } from '../../http/handle.ts';
import { done } from '../../http/shapes.contract.ts';
import {
  activateOrder,
  deactivateOrder,
  getOrder,
  learnOrder,
  listLearnedVersions,
} from './learning.contract.ts';
import type { LearningService } from './learning.service.ts';

export const learningRoutes = (router: Router, learning: LearningService): void => {
  handle(router, getOrder, () => learning.currentOrder());
  handle(router, listLearnedVersions, (_asked, actor) => learning.listOrders(actor));
  handle(router, learnOrder, async ({ once }, actor) => {
    await learning.askToLearn(actor, once);
    return done;
  });
  handle(router, activateOrder, async ({ params, once }, actor) => {
    await learning.activateOrder(actor, params.id, once);
    return done;
  });
  handle(router, deactivateOrder, async ({ once }, actor) => {
    await learning.deactivateOrder(actor, once);
    return done;
  });
};
