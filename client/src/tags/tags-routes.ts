import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';
import { parseTags } from './tags-search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tags',
  validateSearch: parseTags,
  component: lazyRouteComponent(() => withWords(() => import('./tags-page.tsx'), 'tags', 'tags'), 'TagsPage'),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tags/$id',
  component: lazyRouteComponent(() => withWords(() => import('./tag-page.tsx'), 'tags', 'tags'), 'TagPage'),
});

export const tagsRoutes = [list, one] as const;
