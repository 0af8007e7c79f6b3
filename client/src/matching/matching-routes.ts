import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { PairSearch, QueueSearch } from './queue-search.ts';

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  validateSearch: QueueSearch,
  component: lazyRouteComponent(() => import('./queue-page.tsx'), 'QueuePage'),
});

const pairByHandRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/new',
  validateSearch: PairSearch,
  component: lazyRouteComponent(() => import('./pair-by-hand-page.tsx'), 'PairByHandPage'),
});

const matchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/$id',
  component: lazyRouteComponent(() => import('./match-page.tsx'), 'MatchPage'),
});

export const matchingRoutes = [queueRoute, pairByHandRoute, matchRoute] as const;
