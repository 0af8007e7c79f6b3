import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/places/$code',
  component: lazyRouteComponent(
    () => learnWords('places').then(() => import('./place-page.tsx')),
    'PlacePage',
  ),
});

export const placesRoutes = [one] as const;
