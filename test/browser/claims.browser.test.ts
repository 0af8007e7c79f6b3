import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { openFolder } from '#test/import/files.ts';
import { openWindows } from '#test/support/pages.ts';
import { POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);
const { imports } = await openFolder(world.db);
const [nurse, broker, administrator] = [
  await world.contributor(),
  await world.broker(),
  await world.administrator(),
];
const shots = process.env.SHOTS;
await imports(
  'tags',
  'code,label,parent,pattern,exclude_pattern\nF1,Prevention of falls,,,\nZ1,Zeppelins,,,\n',
  { name: 'theirs.csv', taxonomy: 'theirs' },
);
await imports(
  'ideas',
  'external_id,title,summary,organisation,region_codes,tags,url\n' +
    `x1,Singing after a stroke,A choir helps people to find their voice again.,Valley Choir,${POWYS},F1,\n` +
    `x2,Songs on the ward,The choir visits people in hospital.,Valley Choir,${POWYS},F1,\n`,
  { taxonomy: 'theirs' },
);
const [idea] = await rows<{ id: string }>(world.db, "select id from ideas where external_id = 'x1'");
const path = `/ideas/${idea?.id}`;

test('somebody says that an idea is theirs, a broker looks and accepts, and it is: by keyboard, on phone and desk', async () => {
  const phone = await windows.opens('phone');
  const { page } = phone;
  await page.goto(path);
  await page.getByRole('link', { name: 'Sign in to claim it' }).waitFor();
  expect(await phone.axe()).toEqual([]);

  await phone.signsIn(nurse.email);
  await page.goto(path);
  await page.getByRole('button', { name: 'Yes, this is mine' }).press('Enter');
  await page.getByRole('button', { name: 'Send it' }).press('Enter');
  await page.getByText('Write at least three characters.').first().waitFor();
  await page.getByRole('radio', { name: /^Everything of Valley Choir/ }).check();
  await page.getByRole('textbox', { name: 'Who are you?' }).fill('I lead the Valley Choir.');
  await page.getByRole('textbox', { name: 'Why is it yours?' }).fill('My name is on our page.');
  expect(await phone.axe()).toEqual([]);
  expect(await phone.sideways()).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}/claim-form-phone.png`, fullPage: true });
  await page.getByRole('button', { name: 'Send it' }).press('Enter');
  await page.getByText('You have asked for it.').waitFor();

  const desk = await windows.opens('desktop');
  await desk.signsIn(broker.email);
  await desk.page.goto(path);
  await desk.page.getByRole('heading', { name: 'Invite somebody to claim it' }).waitFor();
  expect(await desk.axe()).toEqual([]);
  if (shots) await desk.page.screenshot({ path: `${shots}/claim-item-desktop.png`, fullPage: true });
  await desk.page.goto('/claims');
  await desk.page.getByText('I lead the Valley Choir.').waitFor();
  expect(await desk.axe()).toEqual([]);
  if (shots) await desk.page.screenshot({ path: `${shots}/claims-desktop.png`, fullPage: true });
  await desk.page.getByRole('button', { name: 'Refuse the claim of Valley Choir' }).press('Enter');
  await desk.page.getByRole('dialog').waitFor();
  expect(await desk.axe()).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('button', { name: 'Accept the claim of Valley Choir' }).press('Enter');
  await desk.page.getByText('Nothing waits here').waitFor();

  await page.goto('/me');
  await page.getByRole('heading', { name: 'What I have claimed' }).waitFor();
  await page.getByText('Yours', { exact: true }).waitFor();
  expect(await phone.axe()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/my-claims-phone.png`, fullPage: true });
  await page.goto(path);
  await page.getByRole('link', { name: 'Edit' }).waitFor();
  expect(await page.getByText('Is this yours?').count()).toBe(0);
  expect([...phone.faults, ...desk.faults]).toEqual([]);
}, 240_000);

test.each(['phone', 'desktop'] as const)(
  'an administrator maps a tag, takes it back, merges one after seeing what changes, and brings it back (%s)',
  async (size) => {
    const window = await windows.opens(size);
    const { page } = window;
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const chooses = async (name: string, tag: string): Promise<void> => {
      const box = page.getByRole('combobox', { name });
      await box.fill(tag);
      await page.getByRole('option', { name: tag }).first().waitFor();
      await box.press('Enter');
    };
    await window.signsIn(administrator.email);
    await page.goto('/tags?taxonomy=theirs');
    await button('Prevention of falls is the same as Preventing falls').press('Enter');
    await page.getByText('Prevention of falls is now the same as Preventing falls.').waitFor();
    expect(await window.axe()).toEqual([]);
    expect(await window.sideways()).toBe(0);
    await button('Undo').press('Enter');
    await page.getByText('Undone.').waitFor();
    await button('Map Zeppelins').press('Enter');
    await chooses('Our own tag', 'Buses');
    await page.getByRole('radio', { name: /^It is a part/ }).check();
    expect(await window.axe()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/tags-map-${size}.png`, fullPage: true });
    await button('Save the mapping').press('Enter');
    await page.getByText(/^Zeppelins is now part of/).waitFor();
    await button('Undo').press('Enter');
    await page.getByText('Undone.').waitFor();

    await page.goto('/tags?q=frailty');
    await page.getByRole('link', { name: 'Change Frailty' }).press('Enter');
    await chooses('Into which tag?', 'Ageing at home');
    await button('See what changes').first().press('Enter');
    const merge = button('Merge Frailty into Ageing at home');
    await page.getByText(/None is lost/).waitFor();
    expect(await window.axe()).toEqual([]);
    expect(await window.sideways()).toBe(0);
    if (shots) await page.screenshot({ path: `${shots}/tag-${size}.png`, fullPage: true });
    await merge.press('Enter');
    await button('Bring Frailty back').press('Enter');
    await merge.waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Its name' }).waitFor();
    expect(window.faults).toEqual([]);
  },
  240_000,
);
