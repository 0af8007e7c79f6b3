import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openChromium } from './chromium.ts';
import { PASSWORD } from './people.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

/** A window at a phone's or a desk's size. What goes wrong in it is kept, for the test to look at. */
const windowOf = (page: Page, faults: readonly string[]) => ({
  page,
  faults,

  signsIn: async (email: string): Promise<void> => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  },

  /** What WCAG 2.2 AA finds wrong on the page as it stands. */
  axe: async (): Promise<string[]> => {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      // A bar that floats covers something at every scroll position; what it covers can be scrolled free.
      const floating = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
        /fixed|sticky/.test(getComputedStyle(element).position),
      );
      for (const element of floating) element.style.setProperty('position', 'static', 'important');
      const { violations } = await (
        globalThis as unknown as {
          axe: {
            run: (
              options: object,
            ) => Promise<{ violations: { id: string; nodes: { target: string[]; html: string }[] }[] }>;
          };
        }
      ).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      for (const element of floating) element.style.removeProperty('position');
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
      );
    });
  },

  /** How far the page can be scrolled sideways; nobody should have to. */
  sideways: (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
});

/** A real browser on the product at `origin`; closed after the test file. */
export const openWindows = async (origin: string) => {
  const browser = await openChromium();
  afterAll(() => browser.close());
  return {
    opens: async (size: keyof typeof sizes) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: sizes[size],
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        // A refused request is told on the page; here only what nobody meant to happen.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          faults.push(message.text());
      });
      return windowOf(page, faults);
    },
  };
};
