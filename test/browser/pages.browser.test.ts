import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { builtClient } from '#server/http/client-build.ts';
import { PLATFORM, tagIdOf } from '#server/tags/draft.ts';
import { openWindows } from '../support/pages.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);
const [commissioner, nurse, broker, administrator] = [
  await world.commissioner(),
  await world.contributor(),
  await world.broker(),
  await world.administrator(),
];
const need = await commissioner.posts(aNeed());
const idea = await nurse.posts(anIdea());
// One much like it, and a need and an idea that nothing fits.
await nurse.posts(anIdea({ title: 'Strength and balance class in the chapel' }));
await commissioner.posts(aNeed({ title: 'Herons', problem: 'Herons.', whoFor: 'Herons', outcome: 'Herons' }));
await nurse.posts(anIdea({ title: 'Otters', summary: 'Otters.', how: 'Otters.' }));
await world.settle();
const introduction = await broker.introduces(need, idea);

const open = [
  '/',
  '/needs',
  `/needs/${need}`,
  '/ideas',
  `/ideas/${idea}`,
  '/needs/new',
  '/ideas/new',
  '/sign-in',
  '/sign-up',
  '/password/forgot',
  '/password?token=from-a-mail-that-is-long-enough',
  '/organisations',
  '/search',
  '/search?q=falls',
  '/search?q=zzzz%20qqqq',
  '/map',
  '/map?region=%5B%22W92000004%22%5D',
  '/data',
  '/stop?token=of-no-mail-of-ours-but-long-enough',
  '/places/W92000004',
  '/places/W06000023',
  '/nowhere',
];
/** Another for each role; what is the same for all is looked at once. */
const signedIn = ['/me', '/introductions', `/introductions/${introduction}`];
const rounds = [
  { who: 'a visitor', email: null, paths: open },
  {
    who: 'a contributor',
    email: nurse.email,
    paths: [
      ...signedIn,
      '/me/card',
      '/me/password',
      '/notifications',
      '/notifications/settings',
      '/alerts',
      `/ideas/${idea}/edit`,
    ],
  },
  {
    who: 'a commissioner',
    email: commissioner.email,
    paths: [...signedIn, `/needs/${need}/edit`, `/organisations/${commissioner.organisationId}`],
  },
  {
    who: 'a broker',
    email: broker.email,
    paths: [
      ...signedIn,
      '/',
      '/queue',
      '/matches/new',
      '/matches/why',
      `/matches/why?need=${need}&idea=${idea}`,
      '/gaps',
      '/gaps?side=ideas',
      '/caseload',
      '/claims',
      `/ideas/${idea}`,
      `/needs/${need}`,
      `/organisations/${broker.agencyId}/patch`,
    ],
  },
  {
    who: 'an administrator',
    email: administrator.email,
    paths: [
      '/organisations',
      '/organisations/new',
      '/administration/learning',
      '/tags',
      `/tags/${tagIdOf(PLATFORM, 'AGE')}`,
      '/claims',
      '/mailbox',
      '/administration',
      '/administration/hidden',
      '/administration/imports',
      '/administration/jobs',
      '/administration/log',
      '/administration/settings',
      `/ideas/${idea}`,
      '/administration/people?q=nurse',
    ],
  },
];

test('the pages are built for people, whoever built them: no aids for developers, no paths of this machine', async () => {
  const files = await readdir(builtClient, { recursive: true });
  const scripts = await Promise.all(
    files.filter((name) => name.endsWith('.js')).map((name) => readFile(join(builtClient, name), 'utf8')),
  );
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((text) => text.includes('jsxDEV') || text.includes('/client/src/'))).toEqual([]);
});

/** Looks at every path in a window of its own, each page as it is when it was loaded at that size. */
const visits = async (size: 'phone' | 'desktop', email: string | null, paths: readonly string[]) => {
  const window = await windows.opens(size);
  if (email !== null) await window.signsIn(email);
  for (const path of paths) {
    await window.page.goto(path);
    await window.page.getByRole('heading', { level: 1 }).waitFor();
    await window.page.waitForLoadState('networkidle');
    const seen = { size, path, axe: await window.axe(), sideways: await window.sideways() };
    expect(seen).toEqual({ size, path, axe: [], sideways: 0 });
    expect(await window.page.getByRole('heading', { level: 1 }).count()).toBe(1);
  }
  expect(window.faults).toEqual([]);
  await window.page.context().close();
};

test.each(rounds)(
  'every page for $who is open to all, fits its width and has one heading, on a phone and on a desktop',
  async ({ email, paths }) => {
    // Most of a visit is waiting for the page to come to rest.
    await Promise.all([visits('phone', email, paths), visits('desktop', email, paths)]);
  },
  120_000,
);
