import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { backOf, present, textOf } from '../app/search-params.ts';
import { withWords } from '../words/en.ts';

type BackSearch = { back?: string };
const parseBack = (raw: Record<string, unknown>): BackSearch => present({ back: backOf(raw.back) });

type TokenSearch = { token?: string };
const parseToken = (raw: Record<string, unknown>): TokenSearch => present({ token: textOf(raw.token) });

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseBack,
  component: lazyRouteComponent(
    () => withWords(() => import('./sign-in-page.tsx'), 'accounts'),
    'SignInPage',
  ),
});

const signUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: parseBack,
  component: lazyRouteComponent(
    () => withWords(() => import('./sign-up-page.tsx'), 'accounts'),
    'SignUpPage',
  ),
});

const verifyEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  validateSearch: parseToken,
  component: lazyRouteComponent(
    () => withWords(() => import('./verify-email-page.tsx'), 'accounts'),
    'VerifyEmailPage',
  ),
});

const mine = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me',
  component: lazyRouteComponent(
    () => withWords(() => import('./my-page.tsx'), 'accounts', 'organisations'),
    'MyPage',
  ),
});

const card = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me/card',
  validateSearch: parseBack,
  component: lazyRouteComponent(() => withWords(() => import('./card-page.tsx'), 'accounts'), 'CardPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password/forgot',
  component: lazyRouteComponent(
    () => withWords(() => import('./forgot-password-page.tsx'), 'accounts'),
    'ForgotPasswordPage',
  ),
});

const choosePassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  validateSearch: parseToken,
  component: lazyRouteComponent(
    () => withWords(() => import('./choose-password-page.tsx'), 'accounts'),
    'ChoosePasswordPage',
  ),
});

const changePassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me/password',
  component: lazyRouteComponent(
    () => withWords(() => import('./change-password-page.tsx'), 'accounts'),
    'ChangePasswordPage',
  ),
});

const mailbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mailbox',
  component: lazyRouteComponent(
    () => withWords(() => import('./mailbox-page.tsx'), 'accounts'),
    'MailboxPage',
  ),
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
