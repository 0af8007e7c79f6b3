import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/places/$code',
  component: lazyRouteComponent(
    () => withWords(() => import('./place-page.tsx'), 'places', 'places'),
    'PlacePage',
  ),
});

export const placesRoutes = [one] as const;
