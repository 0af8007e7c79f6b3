import { expect, test } from '@jest/globals';
import { openWindows } from '#test/support/pages.ts';
import { aNeed, anIdea, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);
const [carys, nurse] = [await world.commissioner(), await world.contributor()];
const CARDIFF = 'W06000015';
await carys.posts(aNeed({ regionCodes: [POWYS] }));
await nurse.posts(anIdea({ regionCodes: [POWYS] }));
await nurse.posts(anIdea({ regionCodes: [CARDIFF] }));

test('a list and a search lead to the map of the same things, and say so', async () => {
  const { page, faults, sideways } = await windows.opens('phone');
  const link = page.getByRole('link', {
    name: 'The needs and ideas with these words and filters, on the map',
  });
  const total = () => page.getByRole('row', { name: /in all/ });
  await page.goto(`/ideas?q=class&region=${POWYS}&claimed=true`);
  await link.click();
  await page.getByRole('heading', { level: 1, name: 'Map' }).waitFor();
  expect(decodeURIComponent(new URL(page.url()).search)).toBe(`?q=class&claimed=true&region=["${POWYS}"]`);
  await page.goto(`/search?q=class&region=${encodeURIComponent(JSON.stringify([POWYS, CARDIFF]))}`);
  await link.click();
  await total().waitFor();
  // Of two places, what both lie in, and nothing of what stands elsewhere.
  expect(await total().textContent()).toMatch(/^Wales.*0.*2/);
  await page.goto('/needs?status=closed');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('link', { name: /on the map/ }).count()).toBe(0);
  await page.goto('/needs');
  await page.getByRole('link', { name: 'All needs and ideas, on the map' }).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/needs-on-map.png` });
  expect(await sideways()).toBe(0);
  expect(faults).toEqual([]);
}, 60_000);

test('a rectangle drawn on the map chooses what lies in it, in the table too, and leads to the list of it', async () => {
  const desk = await windows.opens('desktop');
  const { page } = desk;
  await page.goto('/map?region=%5B%22W92000004%22%5D');
  const symbol = (name: string) => page.getByRole('option', { name });
  const middle = async (name: string): Promise<[number, number]> => {
    const box = await symbol(name).boundingBox();
    if (box === null) throw new Error(`${name} is not on the map`);
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  await symbol('Powys').waitFor();
  await symbol('Powys').scrollIntoViewIfNeeded();
  const [x, y] = await middle('Powys');
  await page.mouse.move(x - 25, y - 25);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.move(x + 25, y + 25, { steps: 4 });
  await page.mouse.up();
  expect(await symbol('Powys').getAttribute('aria-selected')).toBe('true');
  expect(await symbol('Cardiff').getAttribute('aria-selected')).toBe('false');
  expect(await page.getByRole('checkbox', { name: /Powys/ }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: /Cardiff/ }).isChecked()).toBe(false);

  // The twin says the same of the other: a tick there chooses on the map.
  await page.getByRole('checkbox', { name: /Cardiff/ }).check();
  expect(await symbol('Cardiff').getAttribute('aria-selected')).toBe('true');
  await page.getByRole('checkbox', { name: /Cardiff/ }).uncheck();

  const list = page.getByRole('link', { name: 'as a list' });
  expect(decodeURIComponent((await list.getAttribute('href')) ?? '')).toBe(`/search?region=["${POWYS}"]`);
  expect(desk.faults).toEqual([]);
}, 60_000);
