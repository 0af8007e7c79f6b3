import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { parseItemSearch } from '../items/item-search.ts';
import { parseStepSearch } from '../posting/step-search.ts';
import { withWords } from '../words/en.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/needs',
  validateSearch: parseItemSearch,
  component: lazyRouteComponent(() => withWords(() => import('./needs-page.tsx'), 'search'), 'NeedsPage'),
});

const post = createRoute({
  getParentRoute: () => rootRoute,
  path: '/needs/new',
  validateSearch: parseStepSearch,
  staticData: { focused: true },
  component: lazyRouteComponent(
    () => withWords(() => import('./post-need-page.tsx'), 'posting'),
    'PostNeedPage',
  ),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/needs/$id',
  validateSearch: (raw: Record<string, unknown>): { posted?: true } =>
    raw.posted === true ? { posted: true } : {},
  component: lazyRouteComponent(
    () =>
      withWords(
        () => import('./need-page.tsx'),
        'whyNot',
        'matching',
        'posting',
        'introductions',
        'introductions',
      ),
    'NeedPage',
  ),
});

const edit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/needs/$id/edit',
  validateSearch: parseStepSearch,
  staticData: { focused: true },
  component: lazyRouteComponent(
    () => withWords(() => import('./edit-need-page.tsx'), 'posting'),
    'EditNeedPage',
  ),
});

export const needsRoutes = [list, post, one, edit] as const;
