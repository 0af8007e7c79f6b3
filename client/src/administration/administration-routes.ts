import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { oneOf, present, textOf } from '../app/search-params.ts';
import { learnWords } from '../words/en.ts';

type PeopleSearch = { q?: string; show?: 'suspended' | 'administrators' };
const parsePeople = (raw: Record<string, unknown>): PeopleSearch =>
  present({ q: textOf(raw.q), show: oneOf(raw.show, ['suspended', 'administrators'] as const) });

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration',
  component: lazyRouteComponent(
    () => learnWords('administration').then(() => import('./administration-page.tsx')),
    'AdministrationPage',
  ),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/people',
  validateSearch: parsePeople,
  component: lazyRouteComponent(
    () => learnWords('administration').then(() => import('./people-page.tsx')),
    'PeoplePage',
  ),
});

const hidden = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/hidden',
  component: lazyRouteComponent(
    () => learnWords('administration').then(() => import('./hidden-page.tsx')),
    'HiddenPage',
  ),
});

export const administrationRoutes = [home, people, hidden] as const;
