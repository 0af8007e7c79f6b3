import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);

type Window = Awaited<ReturnType<typeof windows.opens>>;

const aRoom = async () => {
  const [carys, nurse, bethan] = await Promise.all([
    world.commissioner(),
    world.contributor(),
    world.broker(),
  ]);
  const id = await bethan.introduces(await carys.posts(aNeed()), await nurse.posts(anIdea()));
  await carys.accepts(id);
  await nurse.accepts(id);
  const entered = async (size: 'phone' | 'desktop', person: { email: string }): Promise<Window> => {
    const window = await windows.opens(size);
    await window.signsIn(person.email);
    await window.page.goto(`/introductions/${id}`);
    await window.page.getByRole('textbox', { name: 'Your message' }).waitFor();
    return window;
  };
  return { id, carys, nurse, bethan, entered };
};

const writes = async ({ page }: Window, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Your message' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
};

test('a message is marked up, edited and withdrawn by keyboard, and every open screen follows', async () => {
  const { nurse, carys, entered } = await aRoom();
  const [his, hers] = [await entered('desktop', nurse), await entered('phone', carys)];
  await writes(
    his,
    'We met on **Tusday**, see [the plan](https://example.org/plan)\n\n- one\n- two <b>x</b>',
  );
  await hers.page.locator('strong', { hasText: 'Tusday' }).waitFor();
  const link = hers.page.getByRole('link', { name: 'the plan (example.org)' });
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  await hers.page.getByText('two <b>x</b>', { exact: true }).waitFor();

  // Its author mends it without touching the mouse.
  const change = his.page.getByRole('button', { name: /^Change your message of/ });
  await change.focus();
  await his.page.keyboard.press('Enter');
  await his.page.getByRole('button', { name: 'Edit', exact: true }).focus();
  await his.page.keyboard.press('Enter');
  const box = his.page.getByRole('textbox', { name: 'Edit your message' });
  expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
  await box.fill('We met on **Wednesday**');
  expect(await his.axe()).toEqual([]);
  await his.page.keyboard.press('Tab');
  await his.page.keyboard.press('Enter');
  await hers.page.locator('strong', { hasText: 'Wednesday' }).waitFor();
  await his.page.locator('strong', { hasText: 'Wednesday' }).waitFor();
  await his.page.waitForFunction(() =>
    document.activeElement?.getAttribute('aria-label')?.startsWith('Change'),
  );
  await hers.page.getByRole('button', { name: /^Edited/ }).click();
  await hers.page.getByRole('list', { name: 'What it said before' }).getByText('Tusday').waitFor();
  expect(await hers.axe()).toEqual([]);
  expect(await hers.sideways()).toBe(0);
  expect(await hers.page.getByRole('button', { name: /^Change your message/ }).count()).toBe(0);

  // And takes it back: a line stays, the words go everywhere.
  await change.click();
  await his.page.getByRole('button', { name: 'Withdraw message' }).click();
  await his.page.getByRole('dialog').getByRole('button', { name: 'Withdraw message' }).click();
  for (const { page } of [his, hers]) {
    await page.getByText(/^Withdrawn by its author/).waitFor();
    expect(await page.getByText('Wednesday').count()).toBe(0);
    expect(await page.getByText('Tusday').count()).toBe(0);
  }
  expect([...his.faults, ...hers.faults]).toEqual([]);
}, 120_000);
