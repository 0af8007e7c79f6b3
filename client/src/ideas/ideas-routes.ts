import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { parseItemSearch } from '../items/item-search.ts';
import { parseStepSearch } from '../posting/step-search.ts';
import { learnWords } from '../words/en.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas',
  validateSearch: parseItemSearch,
  component: lazyRouteComponent(() => import('./ideas-page.tsx'), 'IdeasPage'),
});

const post = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas/new',
  validateSearch: parseStepSearch,
  staticData: { focused: true },
  component: lazyRouteComponent(() => import('./post-idea-page.tsx'), 'PostIdeaPage'),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas/$id',
  validateSearch: (raw: Record<string, unknown>): { posted?: true } =>
    raw.posted === true ? { posted: true } : {},
  component: lazyRouteComponent(
    () => learnWords('introductions').then(() => import('./idea-page.tsx')),
    'IdeaPage',
  ),
});

const edit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ideas/$id/edit',
  validateSearch: parseStepSearch,
  staticData: { focused: true },
  component: lazyRouteComponent(() => import('./edit-idea-page.tsx'), 'EditIdeaPage'),
});

export const ideasRoutes = [list, post, one, edit] as const;
