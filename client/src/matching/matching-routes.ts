import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';
import { GapsSearch } from './gaps-search.ts';
import { PairSearch, QueueSearch } from './queue-search.ts';

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  validateSearch: QueueSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./queue-page.tsx'), 'whyNot', 'matching', 'introductions', 'introductions'),
    'QueuePage',
  ),
});

const pairByHandRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/new',
  validateSearch: PairSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./pair-by-hand-page.tsx'), 'matching'),
    'PairByHandPage',
  ),
});

const whyNotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/why',
  validateSearch: PairSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./why-not-page.tsx'), 'gaps', 'matching'),
    'WhyNotPage',
  ),
});

const gapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gaps',
  validateSearch: GapsSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./gaps-page.tsx'), 'gaps', 'matching'),
    'GapsPage',
  ),
});

const learningRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/learning',
  component: lazyRouteComponent(
    () => withWords(() => import('./learning-page.tsx'), 'learning', 'learning'),
    'LearningPage',
  ),
});

const matchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/$id',
  component: lazyRouteComponent(
    () => withWords(() => import('./match-page.tsx'), 'matching', 'introductions'),
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
