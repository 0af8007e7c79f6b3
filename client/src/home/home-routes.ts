import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(
    () => withWords(() => import('./home-page.tsx'), 'home', 'gaps', 'matching'),
    'HomePage',
  ),
});

export const homeRoutes = [homeRoute] as const;
