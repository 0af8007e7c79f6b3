import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Day, Id } from '#server/http/shapes.contract.ts';
import { rootRoute } from '../app/root-route.tsx';
import { oneOf, present, textOf } from '../app/search-params.ts';
import { withWords } from '../words/en.ts';

const idOf = (raw: unknown) => Id.safeParse(raw).data;

type PeopleSearch = { q?: string; id?: string; show?: 'suspended' | 'administrators' };
const parsePeople = (raw: Record<string, unknown>): PeopleSearch =>
  present({
    q: textOf(raw.q),
    id: idOf(raw.id),
    show: oneOf(raw.show, ['suspended', 'administrators'] as const),
  });

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration',
  component: lazyRouteComponent(
    () => withWords(() => import('./administration-page.tsx'), 'administration', 'administration'),
    'AdministrationPage',
  ),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/people',
  validateSearch: parsePeople,
  component: lazyRouteComponent(
    () => withWords(() => import('./people-page.tsx'), 'administration', 'administration'),
    'PeoplePage',
  ),
});

const hidden = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/hidden',
  component: lazyRouteComponent(
    () => withWords(() => import('./hidden-page.tsx'), 'administration', 'administration'),
    'HiddenPage',
  ),
});

type LogSearch = { type?: string; id?: string; actor?: string; people?: true; from?: string; to?: string };
const dayOf = (raw: unknown) => Day.safeParse(raw).data;
const parseLog = (raw: Record<string, unknown>): LogSearch =>
  present({
    type: textOf(raw.type),
    id: idOf(raw.id),
    actor: idOf(raw.actor),
    people: raw.people === true ? (true as const) : undefined,
    from: dayOf(raw.from),
    to: dayOf(raw.to),
  });

const log = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/log',
  validateSearch: parseLog,
  component: lazyRouteComponent(
    () => withWords(() => import('./log-page.tsx'), 'administration', 'administration'),
    'LogPage',
  ),
});

type JobsSearch = { state?: 'retrying' | 'given_up'; task?: string };
const parseJobs = (raw: Record<string, unknown>): JobsSearch =>
  present({ state: oneOf(raw.state, ['retrying', 'given_up'] as const), task: textOf(raw.task) });

const jobs = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/jobs',
  validateSearch: parseJobs,
  component: lazyRouteComponent(
    () => withWords(() => import('./jobs-page.tsx'), 'administration', 'jobs'),
    'JobsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/settings',
  component: lazyRouteComponent(
    () => withWords(() => import('./settings-page.tsx'), 'administration', 'instance'),
    'SettingsPage',
  ),
});

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/imports',
  component: lazyRouteComponent(
    () =>
      withWords(() => import('./imports-page.tsx'), 'administration', 'imports', 'administration', 'imports'),
    'ImportsPage',
  ),
});

export const administrationRoutes = [home, people, hidden, imports, jobs, log, settings] as const;
