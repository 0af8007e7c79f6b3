import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { connectedRoom } from '../support/room.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);

type Window = Awaited<ReturnType<typeof windows.opens>>;

const aRoom = async () => {
  const { id, carys, nurse, bethan } = await connectedRoom(world);
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
  // Its button is gone; whoever works by keyboard stands on the line that stays.
  await his.page.waitForFunction(() =>
    document.activeElement?.textContent?.startsWith('Withdrawn by its author'),
  );
  for (const { page } of [his, hers]) {
    await page.getByText(/^Withdrawn by its author/).waitFor();
    expect(await page.getByText('Wednesday').count()).toBe(0);
    expect(await page.getByText('Tusday').count()).toBe(0);
  }
  expect([...his.faults, ...hers.faults]).toEqual([]);
}, 120_000);

test('what cannot go out is kept over a reload and goes out by itself; what is refused can go again', async () => {
  const { id, nurse, carys, entered } = await aRoom();
  const his = await entered('phone', nurse);
  const { page } = his;
  const sending = `**/api/introductions/${id}/messages`;
  await page.route(sending, (route) =>
    route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
  );
  await writes(his, 'From the tunnel');
  await page.getByText('Waiting for the connection; it goes out by itself').waitFor();
  await page.reload();
  await page.getByText('From the tunnel').waitFor();
  await page.getByText('Waiting for the connection; it goes out by itself').waitFor();
  expect(await his.axe()).toEqual([]);
  await page.unroute(sending);
  const state = page.locator('[data-mine="true"]').getByText('Sent', { exact: true });
  await state.waitFor();
  // Only what was sent can be changed.
  const changeable = page.getByRole('button', { name: /^Change your message of/ });
  await changeable.waitFor();
  expect((await carys.reads(id, 'all')).map(({ body }) => body)).toEqual(['From the tunnel']);

  let refuse = true;
  await page.route(sending, (route) =>
    route.request().method() === 'POST' && refuse
      ? route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: '{"code":"thread_closed"}',
        })
      : route.continue(),
  );
  await writes(his, 'Once more');
  await page.getByText('Not sent', { exact: true }).waitFor();
  expect(await page.getByRole('status').getByText('Not sent: Once more').count()).toBe(1);
  refuse = false;
  const sentAgain = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' && response.url().includes('/messages') && response.ok(),
  );
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Not sent', { exact: true }).waitFor({ state: 'detached' });
  await page
    .getByRole('region', { name: /^Messages/ })
    .getByText('Once more')
    .waitFor();
  // It is on the page before it has arrived; the newest of one's own says when it has.
  await sentAgain;
  await page
    .locator('[data-mine="true"]', { hasText: 'Once more' })
    .getByText('Sent', { exact: true })
    .waitFor();
  expect(await state.count()).toBe(1);
  expect((await carys.reads(id, 'all')).map(({ body }) => body)).toEqual(['From the tunnel', 'Once more']);

  // Without a network the page says so, and says when it is back.
  await page.context().setOffline(true);
  await page
    .getByText(/offline/i)
    .first()
    .waitFor();
  await page.context().setOffline(false);
  expect(await his.sideways()).toBe(0);
}, 120_000);

const turns = ({ page }: Window, state: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => to });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('colleagues see each other and who is replying; a tab in the background is not there, and does not read', async () => {
  const { id, nurse, bethan, entered } = await aRoom();
  const cai = await world.contributor('Cai');
  await world.db.transaction((trx) =>
    world.services.organisations.join(trx, {
      personId: cai.personId,
      organisationId: bethan.agencyId,
      role: 'broker',
    }),
  );
  const [first, second] = [await entered('desktop', bethan), await entered('desktop', cai)];
  await first.page.getByText('Here now: a colleague').waitFor();
  await second.page.getByRole('textbox', { name: 'Your message' }).pressSequentially('I will');
  await first.page.getByText('A colleague is replying …').waitFor();
  expect(await first.axe()).toEqual([]);

  await turns(second, 'hidden');
  await first.page.getByText('Here now: a colleague').waitFor({ state: 'detached' });
  await nurse.writes(id, 'all', 'Is anybody there?');
  await second.page.getByText('Is anybody there?', { exact: true }).waitFor();
  const unread = async (): Promise<number> => (await cai.sees(id)).unread;
  // Longer than it takes to tell that something was read.
  await second.page.waitForTimeout(1_500);
  expect(await unread()).toBe(1);
  const told = second.page.waitForResponse((response) =>
    response.url().endsWith(`/introductions/${id}/read`),
  );
  await turns(second, 'visible');
  await told;
  expect(await unread()).toBe(0);
  await first.page
    .getByText('Here now: Idea side, a colleague')
    .or(first.page.getByText('Here now: a colleague'))
    .waitFor();
  expect([...first.faults, ...second.faults]).toEqual([]);
}, 120_000);

test('what the live connection kept back is found by the screen itself', async () => {
  const { id, nurse, carys, entered } = await aRoom();
  const his = await entered('phone', nurse);
  let lost = 0;
  await his.page.routeWebSocket(/socket\.io/, (line) => {
    const server = line.connectToServer();
    server.onMessage((said) => {
      // All changes are kept back: the next one, of a notice, would show that one before it is missing.
      if (!String(said).includes('"changed"')) line.send(said);
      else if (String(said).includes('message.sent')) lost += 1;
    });
  });
  const asked = his.page.waitForResponse((response) => response.url().includes('/api/events'));
  await his.page.reload();
  await his.page.getByRole('textbox', { name: 'Your message' }).waitFor();
  await asked;
  // What the page still asks for while it opens would find the message, too.
  await his.page.waitForLoadState('networkidle');
  await carys.writes(id, 'all', 'Lost on the way');
  while (lost === 0) await his.page.waitForTimeout(50);
  expect(await his.page.getByText('Lost on the way', { exact: true }).count()).toBe(0);
  // Coming back to the tab is one of the moments at which the record is asked.
  await turns(his, 'hidden');
  await turns(his, 'visible');
  await his.page.getByText('Lost on the way', { exact: true }).waitFor();
}, 120_000);
