import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { present, textOf } from '../app/search-params.ts';
import { learnWords } from '../words/en.ts';
import { parseNoticesSearch } from './notices-search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications',
  validateSearch: parseNoticesSearch,
  component: lazyRouteComponent(
    () => learnWords('notifications').then(() => import('./notifications-page.tsx')),
    'NotificationsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications/settings',
  component: lazyRouteComponent(
    () => learnWords('mailing', 'alerts').then(() => import('./mail-settings-page.tsx')),
    'MailSettingsPage',
  ),
});

const stop = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop',
  validateSearch: (raw: Record<string, unknown>): { token?: string } => present({ token: textOf(raw.token) }),
  component: lazyRouteComponent(
    () => learnWords('stopping').then(() => import('./stop-page.tsx')),
    'StopPage',
  ),
});

export const notificationsRoutes = [list, settings, stop] as const;
