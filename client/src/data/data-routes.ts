import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';

const data = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data',
  component: lazyRouteComponent(() => learnWords('data').then(() => import('./data-page.tsx')), 'DataPage'),
});

export const dataRoutes = [data] as const;
