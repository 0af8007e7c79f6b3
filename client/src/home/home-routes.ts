import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { HomePage } from './home-page.tsx';

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

export const homeRoutes = [homeRoute] as const;
