import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';
import { parseSearch } from './search-search.ts';

const search = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: parseSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./search-page.tsx'), 'organisations', 'search', 'search'),
    'SearchPage',
  ),
});

const map = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  validateSearch: parseSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('../map/map-page.tsx'), 'search', 'map', 'search'),
    'MapPage',
  ),
});

export const searchRoutes = [search, map] as const;
