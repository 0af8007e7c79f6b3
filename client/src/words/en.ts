import type { accounts } from './en/accounts.ts';
import type { administration } from './en/administration.ts';
import type { alerts } from './en/alerts.ts';
import { app, clasp, nav, regions } from './en/app.ts';
import type { claims } from './en/claims.ts';
import type { data } from './en/data.ts';
import { errors } from './en/errors.ts';
import type { gaps, whyNot } from './en/gaps.ts';
import type { home } from './en/home.ts';
import type { imports } from './en/imports.ts';
import type { instance } from './en/instance.ts';
import type { introductions } from './en/introductions.ts';
import { ideas, items, needs } from './en/items.ts';
import type { jobs } from './en/jobs.ts';
import type { learning } from './en/learning.ts';
import type { matching } from './en/matching.ts';
import type { mediation } from './en/mediation.ts';
import type { messages } from './en/messages.ts';
import type { mailing, notifications, stopping } from './en/notifications.ts';
import type { organisations } from './en/organisations.ts';
import type { places } from './en/places.ts';
import type { posting } from './en/posting.ts';
import type { map, search } from './en/search.ts';
import type { tags } from './en/tags.ts';

/** Words that come with the pages that alone need them, so that nobody's telephone fetches an administrator's. */
interface Later {
  readonly accounts: typeof accounts;
  readonly home: typeof home;
  readonly gaps: typeof gaps;
  readonly whyNot: typeof whyNot;
  readonly matching: typeof matching;
  readonly organisations: typeof organisations;
  readonly posting: typeof posting;
  readonly alerts: typeof alerts;
  readonly claims: typeof claims;
  readonly tags: typeof tags;
  readonly administration: typeof administration;
  readonly imports: typeof imports;
  readonly instance: typeof instance;
  readonly jobs: typeof jobs;
  readonly learning: typeof learning;
  readonly mediation: typeof mediation;
  readonly introductions: typeof introductions;
  readonly messages: typeof messages;
  readonly notifications: typeof notifications;
  readonly mailing: typeof mailing;
  readonly stopping: typeof stopping;
  readonly search: typeof search;
  readonly map: typeof map;
  readonly data: typeof data;
  readonly places: typeof places;
}

/** Every sentence of the product in English, one file per feature; another language has the same shape. */
const first = {
  app,
  nav,
  clasp,
  errors,
  items,
  needs,
  ideas,
  regions,
} as const;

export type Words = typeof first & Later;

export const en: typeof first & Partial<Later> = { ...first };

const later: { readonly [Name in keyof Later]: () => Promise<Pick<Later, Name>> } = {
  accounts: () => import('./en/accounts.ts'),
  home: () => import('./en/home.ts'),
  gaps: () => import('./en/gaps.ts'),
  whyNot: () => import('./en/gaps.ts'),
  matching: () => import('./en/matching.ts'),
  organisations: () => import('./en/organisations.ts'),
  posting: () => import('./en/posting.ts'),
  alerts: () => import('./en/alerts.ts'),
  claims: () => import('./en/claims.ts'),
  tags: () => import('./en/tags.ts'),
  administration: () => import('./en/administration.ts'),
  imports: () => import('./en/imports.ts'),
  instance: () => import('./en/instance.ts'),
  jobs: () => import('./en/jobs.ts'),
  learning: () => import('./en/learning.ts'),
  mediation: () => import('./en/mediation.ts'),
  introductions: () => import('./en/introductions.ts'),
  messages: () => import('./en/messages.ts'),
  notifications: () => import('./en/notifications.ts'),
  mailing: () => import('./en/notifications.ts'),
  stopping: () => import('./en/notifications.ts'),
  search: () => import('./en/search.ts'),
  map: () => import('./en/search.ts'),
  data: () => import('./en/data.ts'),
  places: () => import('./en/places.ts'),
};

/** Fetches words that came with no page so far. */
export const learnWords = async (...names: readonly (keyof Later)[]): Promise<void> => {
  for (const words of await Promise.all(names.map((name) => later[name]()))) Object.assign(en, words);
};

/** Fetches a page, or a part of one, and beside it the words that it alone needs. */
export const withWords = async <T>(load: () => Promise<T>, ...names: readonly (keyof Later)[]): Promise<T> =>
  (await Promise.all([load(), learnWords(...names)]))[0];
