import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  component: lazyRouteComponent(
    () => learnWords('alerts').then(() => import('./alerts-page.tsx')),
    'AlertsPage',
  ),
});

export const alertsRoutes = [list] as const;
