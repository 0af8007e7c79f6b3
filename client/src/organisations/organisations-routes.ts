import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { present, textOf } from '../app/search-params.ts';

type OrganisationsSearch = { q?: string; unverified?: true; mine?: true };
const parseOrganisations = (raw: Record<string, unknown>): OrganisationsSearch =>
  present({
    q: textOf(raw.q),
    unverified: raw.unverified === true ? (true as const) : undefined,
    mine: raw.mine === true ? (true as const) : undefined,
  });

type TokenSearch = { token?: string };
const parseToken = (raw: Record<string, unknown>): TokenSearch => present({ token: textOf(raw.token) });

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations',
  validateSearch: parseOrganisations,
  component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage'),
});

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/new',
  component: lazyRouteComponent(() => import('./register-organisation-page.tsx'), 'RegisterOrganisationPage'),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$id',
  component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
});

const patch = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$id/patch',
  component: lazyRouteComponent(() => import('./patch-page.tsx'), 'PatchPage'),
});

const accept = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: parseToken,
  component: lazyRouteComponent(() => import('./accept-invitation-page.tsx'), 'AcceptInvitationPage'),
});

export const organisationsRoutes = [list, register, one, patch, accept] as const;
