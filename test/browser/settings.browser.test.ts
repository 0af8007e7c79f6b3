import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);
const ruth = await world.administrator();
const shots = process.env.SHOTS;

test.each(['phone', 'desktop'] as const)(
  'an administrator finds what the instance is set to and how it does, and old figures say that they are old (%s)',
  async (size) => {
    const window = await windows.opens(size);
    const { page } = window;
    const isSound = async (name: string): Promise<void> => {
      if (shots) await page.screenshot({ path: `${shots}/${name}-${size}.png`, fullPage: true });
      expect(await window.axe()).toEqual([]);
      expect(await window.sideways()).toBe(0);
    };
    await window.signsIn(ruth.email);
    await page.goto('/administration');
    await page.getByRole('link', { name: 'Settings' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByText('There is no demo world.').waitFor();
    await page.getByText('Nobody takes jobs').waitFor();
    const settings = page.getByRole('region', { name: 'What it is set to' });
    const demo = settings.getByRole('listitem').filter({ hasText: 'DEMO' });
    await demo.getByText('Set here').waitFor();
    const limit = settings.getByRole('listitem').filter({ hasText: 'IMPORT_LIMIT_MB' });
    await limit.getByText('The default').waitFor();
    await page.getByRole('region', { name: 'How it does' }).getByText('up to date').waitFor();
    await isSound('settings');
    expect(window.faults).toEqual([]);

    const broken = { status: 500, body: '' };
    await page.route('**/api/administration/health', (route) => route.fulfill(broken));
    // As when somebody comes back to the window.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByText('It does not answer any more').waitFor();
    await page.getByText('There is no demo world.').waitFor();
    await isSound('settings-lost');

    await page.route('**/api/administration/settings', (route) => route.fulfill(broken));
    await page.reload();
    await page.getByRole('button', { name: 'Try again' }).nth(1).waitFor();
    await isSound('settings-failed');
    await page
      .getByRole('region', { name: 'What it is set to' })
      .getByRole('button', { name: 'Try again' })
      .focus();
    await page.unrouteAll();
    // Whatever else has it asked again meanwhile, such as the live connection, may be first.
    await page.keyboard.press('Enter');
    await page.getByText('There is no demo world.').waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByText('Nobody takes jobs').waitFor();

    await page.getByRole('link', { name: 'Jobs', exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
  },
);
