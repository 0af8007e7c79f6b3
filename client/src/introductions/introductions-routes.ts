import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { withWords } from '../words/en.ts';
import { CaseloadSearch } from './caseload-search.ts';
import { IntroductionsSearch } from './introductions-search.ts';

const introductionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions',
  validateSearch: IntroductionsSearch,
  component: lazyRouteComponent(
    () => withWords(() => import('./introductions-page.tsx'), 'matching', 'introductions', 'introductions'),
    'IntroductionsPage',
  ),
});

const introductionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/introductions/$id',
  component: lazyRouteComponent(
    () =>
      withWords(
        () => import('./introduction-page.tsx'),
        'matching',
        'mediation',
        'introductions',
        'messages',
        'introductions',
        'mediation',
        'messages',
      ),
    'IntroductionPage',
  ),
});

const caseloadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/caseload',
  validateSearch: CaseloadSearch,
  component: lazyRouteComponent(
    () =>
      withWords(
        () => import('./caseload-page.tsx'),
        'matching',
        'mediation',
        'introductions',
        'introductions',
        'mediation',
      ),
    'CaseloadPage',
  ),
});

export const introductionsRoutes = [introductionsRoute, introductionRoute, caseloadRoute] as const;
