import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { getMe } from '#server/accounts/accounts.contract.ts';
import { openWindows } from '../support/pages.ts';
import { PASSWORD } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);
const nurse = await world.contributor('Forgetful Nurse');

/** The page that the link in the mail leads to, once the mail is there. */
const mailedTo = async (recipient: string): Promise<string> => {
  for (let look = 0; look < 50; look++) {
    const mails: { text: string }[] = await world.db('mailbox').where({ recipient }).select('text');
    const page = /\/password\?token=\S+/.exec(mails.at(-1)?.text ?? '')?.[0];
    if (page !== undefined) return page;
    await sleep(100);
  }
  throw new Error('No link was mailed');
};

test('a forgotten password is replaced by way of the mail, and changed again on my page', async () => {
  const window = await windows.opens('phone');
  const { page } = window;
  const press = (name: string): Promise<void> => page.getByRole('button', { name }).click();
  const arrives = (heading: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name: heading }).waitFor();

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await arrives('Forgotten your password?');
  await page.getByLabel('E-mail').fill('nobody');
  await press('Mail me a link');
  expect(await page.getByRole('alert').textContent()).toContain('write it like name@example.org');
  await page.getByLabel('E-mail').fill(nurse.email);
  await page.getByLabel('E-mail').press('Enter');
  await arrives('Look at your mail');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await window.axe()).toEqual([]);

  const address = await mailedTo(nurse.email);
  await page.goto(address);
  await page.getByLabel('New password').fill('short');
  await press('Set my new password');
  expect(await page.getByRole('alert').textContent()).toContain('at least ten characters');
  expect(await window.axe()).toEqual([]);
  expect(await window.sideways()).toBe(0);
  expect((await nurse.does(getMe)).me?.personId).toBe(nurse.personId);
  await page.getByLabel('New password').fill('three new words');
  await press('Set my new password');
  await arrives('Your new password is set');
  expect((await nurse.does(getMe)).me).toBeNull();

  await page.goto(address);
  await page.getByLabel('New password').fill('the same link again');
  await press('Set my new password');
  await arrives('This link does not work');
  await page.getByRole('link', { name: 'Ask for a new link' }).waitFor();
  expect(await window.axe()).toEqual([]);

  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(nurse.email);
  await page.getByLabel('Password', { exact: true }).fill('three new words');
  await press('Sign in');
  await page.getByRole('link', { name: 'Change my password' }).click();
  await page.getByLabel('Current password').fill('not this one');
  await page.getByLabel('New password').fill(PASSWORD);
  await press('Change my password');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Current password: this is not right');
  expect(await window.axe()).toEqual([]);
  // The focus is on what went wrong, and stays with the person once they type on.
  await page.getByLabel('Current password').fill('');
  await page.getByLabel('Current password').pressSequentially('three new words');
  expect(await page.getByLabel('Current password').inputValue()).toBe('three new words');
  await press('Change my password');
  await arrives('Your password is changed');
  expect((await nurse.tries(getMe)).status).toBe(200);
  expect(window.faults).toEqual([]);
}, 60_000);

test('a link in the mailbox can be tapped, by whichever name this machine was reached', async () => {
  const { page } = await windows.opens('phone');
  await page.goto('/mailbox');
  await page.locator('summary').first().click();
  await page
    .getByRole('link', { name: /\/password\/forgot/ })
    .first()
    .click();
  await page.getByLabel('E-mail').waitFor();
  expect(new URL(page.url()).hostname).toBe('127.0.0.1');
}, 60_000);
