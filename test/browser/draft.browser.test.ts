import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { PASSWORD } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);

const mailedTo = async (recipient: string): Promise<string> => {
  for (let look = 0; look < 50; look++) {
    const mails: { text: string }[] = await world.db('mailbox').where({ recipient }).select('text');
    const page = /\/verify-email\?token=\S+/.exec(mails.at(-1)?.text ?? '')?.[0];
    if (page !== undefined) return page;
    await sleep(100);
  }
  throw new Error('No link was mailed');
};

test('what was begun before the account is found again from the mail, from my page and where it began', async () => {
  const window = await windows.opens('phone');
  const { page } = window;
  const title = 'A leg check at every home visit';
  const email = 'begun-before@example.org';
  const goesOn = page.getByRole('link', { name: 'Go on with the idea you began' });
  const isThere = () => page.getByRole('heading', { name: 'Check your answers' }).waitFor();

  await page.goto('/ideas/new');
  await page.getByRole('textbox', { name: 'The idea in one line' }).fill(title);
  await page.reload();
  await page.getByRole('link', { name: 'Check your answers' }).click();
  await isThere();
  await page.getByText(title).first().waitFor();

  // What others read in place of a name is the writer's to say: nothing is put there to be published unread.
  await page.goto('/ideas/new?step=name');
  const called = page.getByRole('textbox', { name: 'The words others see' });
  expect(await called.inputValue()).toBe('');
  await page
    .getByText(/would fit|fits yet/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').getByText('Answer this: The words others see').waitFor();
  await called.fill('a community nurse');
  await page.getByRole('button', { name: 'Continue' }).click();
  await isThere();

  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Meg');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-up');

  await page.goto(await mailedTo(email));
  await goesOn.waitFor();
  expect(await window.axe()).toEqual([]);
  expect(await window.sideways()).toBe(0);
  await goesOn.click();
  await isThere();
  await page.goto('/me');
  await goesOn.waitFor();
  expect(await window.sideways()).toBe(0);

  // Thrown away, it is offered nowhere.
  await page.goto('/ideas/new');
  await page.getByRole('button', { name: 'Throw this draft away' }).click();
  await page.getByRole('button', { name: 'Throw this draft away' }).click();
  await page.goto('/me');
  await page.getByRole('heading', { name: 'My ideas' }).waitFor();
  expect(await goesOn.count()).toBe(0);
}, 120_000);
