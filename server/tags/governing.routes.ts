import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import * as contract from './governing.contract.ts';
import type { GoverningService } from './governing.service.ts';

export const governingRoutes = (router: Router, governing: GoverningService): void => {
  handle(router, contract.listGovernedTags, ({ query }, actor) => governing.list(actor, query));
  handle(router, contract.getGovernedTag, ({ params }, actor) => governing.get(actor, params.id));
  handle(router, contract.previewTagChange, ({ params, query }, actor) =>
    governing.preview(actor, params.id, query),
  );
  handle(router, contract.editTag, ({ params, version, body }, actor) =>
    governing.edit(actor, params.id, version, body),
  );
  handle(router, contract.mergeTag, ({ params, body, once }, actor) =>
    governing.merge(actor, params.id, body.intoId, once),
  );
  handle(router, contract.retireTag, ({ params, once }, actor) => governing.retire(actor, params.id, once));
  handle(router, contract.restoreTag, ({ params, once }, actor) => governing.restore(actor, params.id, once));
  handle(router, contract.mapTag, ({ params, version, body }, actor) =>
    governing.map(actor, params.id, version, body.mappings),
  );
};
