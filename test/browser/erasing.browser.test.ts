import { expect, test } from '@jest/globals';
import { getMe } from '#server/accounts/accounts.contract.ts';
import { openWindows } from '../support/pages.ts';
import { PASSWORD } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);

test.each(['phone', 'desktop'] as const)(
  'somebody reads what goes and what stays, and erases their account on a %s',
  async (size) => {
    const broker = await world.broker(`Leaving on a ${size}`);
    const window = await windows.opens(size);
    const { page } = window;
    const arrives = (heading: string): Promise<void> =>
      page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await window.signsIn(broker.email);
    await page.goto('/me');
    await page.getByRole('link', { name: 'Erase my account' }).click();
    await arrives('Erase my account');
    expect(new URL(page.url()).hash).toBe('#erase');
    await page.getByText('Introductions that you broker go to nobody').waitFor();
    expect(await window.axe()).toEqual([]);
    expect(await window.sideways()).toBe(0);

    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Erase my account for good' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('this is not right');
    expect(await window.axe()).toEqual([]);
    expect((await broker.does(getMe)).me?.personId).toBe(broker.personId);

    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByLabel('Password').press('Enter');
    await arrives('Your account is erased');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await window.axe()).toEqual([]);
    expect((await broker.does(getMe)).me).toBeNull();
    await page.getByRole('link', { name: 'Go to the front page' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect(window.faults).toEqual([]);
  },
);
