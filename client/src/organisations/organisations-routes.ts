import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { present, textOf } from '../app/search-params.ts';
import { withWords } from '../words/en.ts';

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
  component: lazyRouteComponent(
    () => withWords(() => import('./organisations-page.tsx'), 'organisations'),
    'OrganisationsPage',
  ),
});

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/new',
  component: lazyRouteComponent(
    () => withWords(() => import('./register-organisation-page.tsx'), 'accounts', 'organisations', 'posting'),
    'RegisterOrganisationPage',
  ),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$id',
  component: lazyRouteComponent(
    () => withWords(() => import('./organisation-page.tsx'), 'organisations'),
    'OrganisationPage',
  ),
});

const patch = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$id/patch',
  component: lazyRouteComponent(
    () => withWords(() => import('./patch-page.tsx'), 'organisations'),
    'PatchPage',
  ),
});

const accept = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: parseToken,
  component: lazyRouteComponent(
    () => withWords(() => import('./accept-invitation-page.tsx'), 'accounts', 'organisations'),
    'AcceptInvitationPage',
  ),
});

export const organisationsRoutes = [list, register, one, patch, accept] as const;
