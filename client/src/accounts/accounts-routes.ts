import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { backOf, present, textOf } from '../app/search-params.ts';

type BackSearch = { back?: string };
const parseBack = (raw: Record<string, unknown>): BackSearch => present({ back: backOf(raw.back) });

type TokenSearch = { token?: string };
const parseToken = (raw: Record<string, unknown>): TokenSearch => present({ token: textOf(raw.token) });

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseBack,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: parseBack,
  component: lazyRouteComponent(() => import('./sign-up-page.tsx'), 'SignUpPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  validateSearch: parseToken,
  component: lazyRouteComponent(() => import('./verify-email-page.tsx'), 'VerifyEmailPage'),
});

const mine = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./my-page.tsx'), 'MyPage'),
});

const card = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me/card',
  validateSearch: parseBack,
  component: lazyRouteComponent(() => import('./card-page.tsx'), 'CardPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password/forgot',
  component: lazyRouteComponent(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
});

const choosePassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  validateSearch: parseToken,
  component: lazyRouteComponent(() => import('./choose-password-page.tsx'), 'ChoosePasswordPage'),
});

const changePassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me/password',
  component: lazyRouteComponent(() => import('./change-password-page.tsx'), 'ChangePasswordPage'),
});

const mailbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mailbox',
  component: lazyRouteComponent(() => import('./mailbox-page.tsx'), 'MailboxPage'),
});

export const accountsRoutes = [
  signIn,
  signUp,
  verifyEmail,
  forgotPassword,
  choosePassword,
  changePassword,
  mine,
  card,
  mailbox,
] as const;
