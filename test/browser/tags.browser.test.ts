import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);

test.each(['phone', 'desktop'] as const)(
  'tags appear while somebody writes, and are taken or refused by keyboard alone (%s)',
  async (size) => {
    const window = await windows.opens(size);
    const { page } = window;
    const button = (name: string) => page.getByRole('button', { name });
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

    await page.goto('/ideas/new');
    await page.getByRole('textbox', { name: 'The idea in one line' }).focus();
    await page.keyboard.type('Strength and balance class at the bus stop');
    const falls = button('Add the tag Preventing falls');
    await falls.waitFor();
    await page.getByText('because of “Strength and balance”').waitFor();

    await falls.press('Enter');
    const taken = 'Added the tag Preventing falls. Take it back';
    await button(taken).waitFor();
    // Nobody loses the place: a tag that was taken stays, and after one that was refused the next one has the focus.
    expect(await focused()).toBe(taken);
    await button('No, not the tag Buses and trains').press('Enter');
    await button('No, not the tag Buses and trains').waitFor({ state: 'detached' });
    expect(await focused()).toBe(taken);
    expect(await window.axe()).toEqual([]);
    expect(await window.sideways()).toBe(0);

    await page.goto('/ideas/new?step=tags');
    await button('Remove Preventing falls').waitFor();
    expect(await button('Add the tag Buses and trains').count()).toBe(0);
    expect(await window.axe()).toEqual([]);
  },
);
