import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';
import { parseSearch } from './search-search.ts';

const search = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: parseSearch,
  component: lazyRouteComponent(
    () => learnWords('search').then(() => import('./search-page.tsx')),
    'SearchPage',
  ),
});

const map = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  validateSearch: parseSearch,
  component: lazyRouteComponent(
    () => learnWords('search').then(() => import('../map/map-page.tsx')),
    'MapPage',
  ),
});

export const searchRoutes = [search, map] as const;
