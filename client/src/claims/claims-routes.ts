import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { present, textOf } from '../app/search-params.ts';
import { withWords } from '../words/en.ts';
import { parseClaims } from './claims-search.ts';

type TokenSearch = { token?: string };
const parseToken = (raw: Record<string, unknown>): TokenSearch => present({ token: textOf(raw.token) });

const queue = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims',
  validateSearch: parseClaims,
  component: lazyRouteComponent(
    () => withWords(() => import('./claims-page.tsx'), 'claims', 'claims'),
    'ClaimsPage',
  ),
});

const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claim',
  validateSearch: parseToken,
  component: lazyRouteComponent(
    () => withWords(() => import('./take-up-page.tsx'), 'accounts', 'claims', 'claims'),
    'TakeUpPage',
  ),
});

export const claimsRoutes = [queue, invitation] as const;
