import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { parseItemSearch } from '../items/item-search.ts';
import { parseStepSearch } from '../posting/step-search.ts';
import { withWords } from '../words/en.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas',
  validateSearch: parseItemSearch,
  component: lazyRouteComponent(() => withWords(() => import('./ideas-page.tsx'), 'search'), 'IdeasPage'),
});

const post = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas/new',
  validateSearch: parseStepSearch,
  staticData: { focused: true },
  component: lazyRouteComponent(
    () => withWords(() => import('./post-idea-page.tsx'), 'posting'),
    'PostIdeaPage',
  ),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas/$id',
  validateSearch: (raw: Record<string, unknown>): { posted?: true } =>
    raw.posted === true ? { posted: true } : {},
  component: lazyRouteComponent(
    () =>
      withWords(
        () => import('./idea-page.tsx'),
        'whyNot',
        'matching',
        'posting',
        'introductions',
        'introductions',
      ),
    'IdeaPage',
  ),
});

const edit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas/$id/edit',
  validateSearch: parseStepSearch,
  staticData: { focused: true },
  component: lazyRouteComponent(
    () => withWords(() => import('./edit-idea-page.tsx'), 'posting'),
    'EditIdeaPage',
  ),
});

export const ideasRoutes = [list, post, one, edit] as const;
