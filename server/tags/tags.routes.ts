import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { listTags, suggestTags } from './tags.contract.ts';
import type { TagsService } from './tags.service.ts';

export const tagsRoutes = (router: Router, tags: TagsService): void => {
  handle(router, listTags, ({ query }) => tags.list(query));
  handle(router, suggestTags, async ({ body }) => ({ items: await tags.suggest(body) }));
};
