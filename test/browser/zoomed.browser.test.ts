import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);
const [carys, nurse, bethan] = [await world.commissioner(), await world.contributor(), await world.broker()];
const [need, idea] = [await carys.posts(aNeed()), await nurse.posts(anIdea())];
await world.settle();
const introduction = await bethan.introduces(need, idea);

/** What a screen of 1280 by 1024 shows at 400 % zoom. */
const ZOOMED = { width: 320, height: 256 };

const opens = async (email: string | null) => {
  const window = await windows.opens('phone');
  const { page } = window;
  await page.setViewportSize(ZOOMED);
  if (email !== null) await window.signsIn(email);
  return {
    ...window,

    /** Walks a page by keys; tells of what has the focus and stands under something else. */
    hidden: async (): Promise<string[]> => {
      const found: string[] = [];
      for (let step = 0; step < 80; step += 1) {
        await page.keyboard.press('Tab');
        const met = await page.evaluate(() => {
          const at = document.activeElement;
          if (at === null || at === document.body) return { over: true, under: null };
          // What is still loading may have pushed it out of sight; a reader would follow it.
          at.scrollIntoView({ block: 'nearest' });
          const { left, top, width, height } = at.getBoundingClientRect();
          const above = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
          // A label stands over the box that it names, and a box over its own label.
          const near = above !== null && (at.contains(above) || above.contains(at) || above.closest('label'));
          return { over: false, under: near ? null : `${at.tagName} ${at.textContent?.slice(0, 40)}` };
        });
        if (met.over) break;
        if (met.under !== null) found.push(met.under);
      }
      return found;
    },

    /** How much of the height is taken by what does not go away when the page is scrolled. */
    covered: (): Promise<number> =>
      page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight / 2);
        return [...document.querySelectorAll('body *')]
          .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
          .map((one) => one.getBoundingClientRect())
          .filter(({ width, bottom, top }) => width > 0 && bottom > 0 && top < innerHeight)
          .reduce((sum, { height }) => sum + height, 0);
      }),
  };
};

test.each([
  ['a visitor', null, ['/', '/needs', '/search?q=falls', '/ideas/new']],
  [
    'an author',
    nurse.email,
    ['/ideas/new?step=place', '/ideas/new?step=check', `/introductions/${introduction}`],
  ],
  ['a commissioner', carys.email, ['/needs/new?step=check', `/needs/${need}`]],
  ['a broker', bethan.email, ['/queue', '/caseload', `/introductions/${introduction}`]],
] as const)(
  'at 400 % zoom nothing stays in front of what %s reads or has the focus on',
  async (_who, email, paths) => {
    const { page, hidden, covered, sideways, faults } = await opens(email);
    await page.goto('/');
    const { body } = anIdea({ title: 'Strength class on the stairs' });
    for (const [noun, said] of [
      ['idea', body],
      ['need', aNeed().body],
    ] as const)
      await page.evaluate(([key, draft]) => localStorage.setItem(key, draft), [
        `pushpull.draft.${noun}.new`,
        JSON.stringify({ body: said, refused: [], savedAt: new Date().toISOString() }),
      ] as const);
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const seen = { path, covered: await covered(), hidden: await hidden(), sideways: await sideways() };
      expect(seen).toEqual({ path, covered: 0, hidden: [], sideways: 0 });
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);
