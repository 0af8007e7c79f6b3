import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { activateTagger, deactivateTagger, listTaggerVersions } from './tagger.contract.ts';
import type { TaggerService } from './tagger.service.ts';

export const taggerRoutes = (router: Router, tagger: TaggerService): void => {
  handle(router, listTaggerVersions, (_asked, actor) => tagger.listVersions(actor));
  handle(router, activateTagger, async ({ params, once }, actor) => {
    await tagger.activate(actor, params.id, once);
    return done;
  });
  handle(router, deactivateTagger, async ({ once }, actor) => {
    await tagger.deactivate(actor, once);
    return done;
  });
};
