import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications',
  component: lazyRouteComponent(
    () => learnWords('notifications').then(() => import('./notifications-page.tsx')),
    'NotificationsPage',
  ),
});

export const notificationsRoutes = [list] as const;
