import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const introductionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions',
  component: lazyRouteComponent(() => import('./introductions-page.tsx'), 'IntroductionsPage'),
});

const introductionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions/$id',
  component: lazyRouteComponent(() => import('./introduction-page.tsx'), 'IntroductionPage'),
});

export const introductionsRoutes = [introductionsRoute, introductionRoute] as const;
