import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { IntroductionsSearch } from './introductions-search.ts';

const introductionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions',
  validateSearch: IntroductionsSearch,
  component: lazyRouteComponent(() => import('./introductions-page.tsx'), 'IntroductionsPage'),
});

const introductionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions/$id',
  component: lazyRouteComponent(() => import('./introduction-page.tsx'), 'IntroductionPage'),
});

export const introductionsRoutes = [introductionsRoute, introductionRoute] as const;
