import { expect, test } from '@jest/globals';
import { editNeed, getNeed } from '#server/needs/needs.contract.ts';
import { openWindows } from '../support/pages.ts';
import { connectedRoom } from '../support/room.ts';
import { aNeed } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);

test('saving over the newest says why it could not, and does it when it can', async () => {
  const carys = await world.commissioner();
  const id = await carys.posts(aNeed());
  const { page, signsIn, faults } = await windows.opens('phone');
  await signsIn(carys.email);
  await page.goto(`/needs/${id}/edit?step=title&check=true`);
  await page.getByRole('textbox').first().fill('As she has it in her own words');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
  const { version, body } = await carys.does(getNeed, { params: { id } });
  await carys.does(editNeed, {
    params: { id },
    version,
    body: { body: { ...body, title: 'As she wrote it on another machine' } },
  });

  await page.getByRole('button', { name: 'Save the changes' }).click();
  const mine = page.getByRole('button', { name: 'Keep my text and save it over the newest' });
  await mine.waitFor();
  const asking = `**/api/needs/${id}`;
  await page.route(asking, (route) =>
    route.request().method() === 'GET' ? route.abort('internetdisconnected') : route.continue(),
  );
  await mine.click();
  await page.getByRole('alert').getByText('Nothing reached us').waitFor();
  await page.unroute(asking);
  await mine.click();
  await page.getByRole('heading', { name: 'As she has it in her own words' }).waitFor();
  expect(faults).toEqual([]);
}, 120_000);

test('a message goes out where the storage of the browser is full', async () => {
  const { id, carys, nurse } = await connectedRoom(world);
  const { page, signsIn, faults } = await windows.opens('desktop');
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
  });
  await signsIn(nurse.email);
  await page.goto(`/introductions/${id}`);
  await page.getByRole('textbox', { name: 'Your message' }).fill('From a full browser');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('[data-mine="true"]').getByText('Sent', { exact: true }).waitFor();
  expect((await carys.reads(id, 'all')).map(({ body }) => body)).toEqual(['From a full browser']);
  expect(faults).toEqual([]);
}, 120_000);
