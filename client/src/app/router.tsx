import { createRouter } from '@tanstack/react-router';
import { accountsRoutes } from '../accounts/accounts-routes.ts';
import { administrationRoutes } from '../administration/administration-routes.ts';
import { alertsRoutes } from '../alerts/alerts-routes.ts';
import { claimsRoutes } from '../claims/claims-routes.ts';
import { dataRoutes } from '../data/data-routes.ts';
import { homeRoutes } from '../home/home-routes.ts';
import { ideasRoutes } from '../ideas/ideas-routes.ts';
import { introductionsRoutes } from '../introductions/introductions-routes.ts';
import { matchingRoutes } from '../matching/matching-routes.ts';
import { needsRoutes } from '../needs/needs-routes.ts';
import { notificationsRoutes } from '../notifications/notifications-routes.ts';
import { organisationsRoutes } from '../organisations/organisations-routes.ts';
import { placesRoutes } from '../places/places-routes.ts';
import { searchRoutes } from '../search/search-routes.ts';
import { tagsRoutes } from '../tags/tags-routes.ts';
import { Loading } from '../ui/states.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { keepOwnAddress } from './own-address.ts';
import { rootRoute } from './root-route.tsx';

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...needsRoutes,
  ...ideasRoutes,
  ...matchingRoutes,
  ...claimsRoutes,
  ...tagsRoutes,
  ...introductionsRoutes,
  ...accountsRoutes,
  ...organisationsRoutes,
  ...notificationsRoutes,
  ...alertsRoutes,
  ...searchRoutes,
  ...dataRoutes,
  ...placesRoutes,
  ...administrationRoutes,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
});

keepOwnAddress(router);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
