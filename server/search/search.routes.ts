import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { countFoundTags, listFound, mapFound, search, suggestFound } from './search.contract.ts';
import type { SearchService } from './search.service.ts';

export const searchRoutes = (router: Router, service: SearchService): void => {
  handle(router, search, ({ query }, asker) => service.search(asker, query));
  handle(router, listFound, ({ query }, asker) => service.listFound(asker, query));
  handle(router, countFoundTags, ({ query }) => service.countTags(query));
  handle(router, suggestFound, ({ query }, asker) => service.suggest(asker, query.q));
  handle(router, mapFound, ({ query }) => service.map(query));
};
