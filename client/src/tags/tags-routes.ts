import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';
import { parseTags } from './tags-search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tags',
  validateSearch: parseTags,
  component: lazyRouteComponent(() => learnWords('tags').then(() => import('./tags-page.tsx')), 'TagsPage'),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tags/$id',
  component: lazyRouteComponent(() => learnWords('tags').then(() => import('./tag-page.tsx')), 'TagPage'),
});

export const tagsRoutes = [list, one] as const;
