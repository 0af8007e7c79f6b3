import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { learnWords } from '../words/en.ts';
import { CaseloadSearch } from './caseload-search.ts';
import { IntroductionsSearch } from './introductions-search.ts';

const introductionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions',
  validateSearch: IntroductionsSearch,
  component: lazyRouteComponent(
    () => learnWords('introductions').then(() => import('./introductions-page.tsx')),
    'IntroductionsPage',
  ),
});

const introductionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions/$id',
  component: lazyRouteComponent(
    () => learnWords('introductions', 'mediation', 'messages').then(() => import('./introduction-page.tsx')),
    'IntroductionPage',
  ),
});

const caseloadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/caseload',
  validateSearch: CaseloadSearch,
  component: lazyRouteComponent(
    () => learnWords('introductions', 'mediation').then(() => import('./caseload-page.tsx')),
    'CaseloadPage',
  ),
});

export const introductionsRoutes = [introductionsRoute, introductionRoute, caseloadRoute] as const;
