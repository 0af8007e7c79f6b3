import { expect, test } from '@jest/globals';
import { learnOrder } from '#server/matching/learning/learning.contract.ts';
import { decideByEvidence, postMarket } from '#test/matching/decisions.ts';
import { openWindows } from '#test/support/pages.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);
const broker = await world.broker();
const administrator = await world.administrator();
const shots = process.env.SHOTS;

test('an administrator sees what was learned, switches it on and back by keyboard; brokers are told', async () => {
  await postMarket(world, await world.commissioner(), await world.contributor());
  await decideByEvidence(world, broker.personId);
  await administrator.does(learnOrder);
  await world.settle();

  const desk = await windows.opens('desktop');
  await desk.signsIn(administrator.email);
  await desk.page.goto('/administration/learning');
  const on = desk.page.getByRole('button', { name: /^Switch on: / });
  await on.waitFor();
  expect(await desk.axe()).toEqual([]);
  if (shots) await desk.page.screenshot({ path: `${shots}/learning-desktop.png`, fullPage: true });
  // The way there by keyboard alone: no trap, and the button is reached.
  for (let steps = 0; steps < 60; steps += 1) {
    await desk.page.keyboard.press('Tab');
    if (await on.evaluate((button) => button === document.activeElement)) break;
  }
  expect(await on.evaluate((button) => button === document.activeElement)).toBe(true);
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('The queues follow an order learned from decisions').waitFor();
  await world.settle();

  const phone = await windows.opens('phone');
  await phone.signsIn(administrator.email);
  await phone.page.goto('/administration/learning');
  const back = phone.page.getByRole('button', { name: 'Return to the platform’s order' });
  await back.waitFor();
  expect(await phone.axe()).toEqual([]);
  expect(await phone.sideways()).toBe(0);
  if (shots) await phone.page.screenshot({ path: `${shots}/learning-phone.png`, fullPage: true });

  const theirs = await windows.opens('desktop');
  await theirs.signsIn(broker.email);
  await theirs.page.goto('/queue');
  await theirs.page.getByText('Pairs like those that brokers took up come first').waitFor();
  if (shots) await theirs.page.screenshot({ path: `${shots}/learning-queue.png` });

  await back.focus();
  await phone.page.keyboard.press('Enter');
  await phone.page.getByText('The queues follow the platform’s own order.').waitFor();
  await world.settle();
  await theirs.page.reload();
  await theirs.page.getByText('Best first.').waitFor();
  expect(await theirs.page.getByText('Pairs like those that brokers took up').count()).toBe(0);
  expect([...desk.faults, ...phone.faults, ...theirs.faults]).toEqual([]);
}, 240_000);
