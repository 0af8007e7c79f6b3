import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';
import { GapsSearch } from './gaps-search.ts';
import { PairSearch, QueueSearch } from './queue-search.ts';

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  validateSearch: QueueSearch,
  component: lazyRouteComponent(
    () => learnWords('introductions').then(() => import('./queue-page.tsx')),
    'QueuePage',
  ),
});

const pairByHandRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/new',
  validateSearch: PairSearch,
  component: lazyRouteComponent(() => import('./pair-by-hand-page.tsx'), 'PairByHandPage'),
});

const whyNotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/why',
  validateSearch: PairSearch,
  component: lazyRouteComponent(() => import('./why-not-page.tsx'), 'WhyNotPage'),
});

const gapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gaps',
  validateSearch: GapsSearch,
  component: lazyRouteComponent(() => import('./gaps-page.tsx'), 'GapsPage'),
});

const learningRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/learning',
  component: lazyRouteComponent(
    () => learnWords('learning').then(() => import('./learning-page.tsx')),
    'LearningPage',
  ),
});

const matchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/$id',
  component: lazyRouteComponent(
    () => learnWords('introductions').then(() => import('./match-page.tsx')),
    'MatchPage',
  ),
});

export const matchingRoutes = [
  queueRoute,
  pairByHandRoute,
  whyNotRoute,
  gapsRoute,
  matchRoute,
  learningRoute,
] as const;
