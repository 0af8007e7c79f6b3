import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { present, textOf } from '../app/search-params.ts';
import { withWords } from '../words/en.ts';
import { parseNoticesSearch } from './notices-search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications',
  validateSearch: parseNoticesSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./notifications-page.tsx'), 'notifications', 'notifications'),
    'NotificationsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications/settings',
  component: lazyRouteComponent(
    () => withWords(() => import('./mail-settings-page.tsx'), 'alerts', 'mailing', 'mailing', 'alerts'),
    'MailSettingsPage',
  ),
});

const stop = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop',
  validateSearch: (raw: Record<string, unknown>): { token?: string } => present({ token: textOf(raw.token) }),
  component: lazyRouteComponent(
    () => withWords(() => import('./stop-page.tsx'), 'stopping', 'stopping'),
    'StopPage',
  ),
});

export const notificationsRoutes = [list, settings, stop] as const;
