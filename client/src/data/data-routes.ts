import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';

const data = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data',
  component: lazyRouteComponent(() => withWords(() => import('./data-page.tsx'), 'data', 'data'), 'DataPage'),
});

export const dataRoutes = [data] as const;
