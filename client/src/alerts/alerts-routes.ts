import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  component: lazyRouteComponent(
    () => withWords(() => import('./alerts-page.tsx'), 'alerts', 'alerts'),
    'AlertsPage',
  ),
});

export const alertsRoutes = [list] as const;
