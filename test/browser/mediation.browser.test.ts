import { expect, test } from '@jest/globals';
import { listCaseload } from '#server/introductions/caseload.contract.ts';
import { closeIntroduction } from '#server/introductions/introductions.contract.ts';
import { putPatch } from '#server/organisations/organisations.contract.ts';
import { openWindows } from '../support/pages.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);
const [carys, nia, bethan] = [await world.commissioner(), await world.contributor(), await world.broker()];
const sioned = await world.contributor('Sioned Broker');
await world.db.transaction((trx) =>
  world.services.organisations.join(trx, {
    personId: sioned.personId,
    organisationId: bethan.agencyId,
    role: 'broker',
  }),
);

test('a broker hands several over by keyboard alone, and both sides see that it is another broker', async () => {
  const idea = await nia.posts(anIdea());
  const made: string[] = [];
  for (const title of ['Falls on the stairs', 'Falls in the bath', 'Falls at the bus stop']) {
    made.push(await bethan.introduces(await carys.posts(aNeed({ title })), idea));
  }
  for (const size of ['desktop', 'phone'] as const) {
    const window = await windows.opens(size);
    const { page } = window;
    await window.signsIn(bethan.email);
    await page.goto('/caseload');
    await page.getByRole('link', { name: /Falls on the stairs/ }).waitFor();
    expect(await window.axe()).toEqual([]);
    expect(await window.sideways()).toBe(0);
    if (size === 'phone') {
      expect(window.faults).toEqual([]);
      await page.context().close();
      continue;
    }
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 chosen').waitFor();
    // Whoever ticks a box by hand goes on with the keys.
    await page.getByRole('checkbox').nth(2).click();
    await page.getByText('3 chosen').waitFor();
    await page.keyboard.press('x');
    await page.getByText('2 chosen').waitFor();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByLabel('To whom').waitFor();
    expect(await window.axe()).toEqual([]);
    await page.keyboard.type('Sioned');
    await page.keyboard.press('Tab');
    await page.keyboard.type('I am away from Monday');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('2 introductions handed over to Sioned Broker.').waitFor();
    const { items } = await bethan.does(listCaseload, { query: { broker: sioned.personId } });
    expect(items).toHaveLength(2);
    expect(window.faults).toEqual([]);
    await page.context().close();
  }
  const window = await windows.opens('phone');
  await window.signsIn(nia.email);
  const moved = (await bethan.does(listCaseload, { query: { broker: sioned.personId } })).items[0];
  await window.page.goto(`/introductions/${moved?.introduction.id ?? ''}`);
  await window.page.getByText(/Since today; before that it was a colleague/).waitFor();
  expect(await window.axe()).toEqual([]);
  await window.page.context().close();
}, 90_000);

test('a call is logged apart from the room, and asks to be followed up in the caseload', async () => {
  const id = await bethan.introduces(await carys.posts(aNeed()), await nia.posts(anIdea()));
  const window = await windows.opens('desktop');
  const { page } = window;
  await window.signsIn(bethan.email);
  await page.goto(`/introductions/${id}`);
  await page.getByRole('button', { name: 'Notes and calls' }).click();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.getByLabel('New private note').fill('On nights until Friday');
  await page.getByRole('button', { name: 'Keep this note' }).click();
  // Kept and emptied, it is ready for the next.
  const note = await page.getByLabel('New private note').elementHandle();
  await page.waitForFunction(
    (box) => box instanceof HTMLTextAreaElement && box.value === '' && box === document.activeElement,
    note,
  );
  await page.getByRole('button', { name: 'Log a call' }).click();
  expect(await page.getByLabel('With whom').evaluate((box) => box.matches(':focus'))).toBe(true);
  await page.getByLabel('What was said').fill('The ward asks for a date');
  const today = await page.getByLabel('On which day').inputValue();
  await page.getByLabel('Follow up on').fill(today);
  expect(await window.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Log this call' }).click();
  await page.getByRole('button', { name: 'Log a call' }).waitFor();
  expect(await focused()).toBe('Calls');
  await page.goto('/caseload?due=follow_up');
  await page.getByText('follow up today', { exact: true }).waitFor();
  await page.goto(`/introductions/${id}`);
  await page.getByRole('button', { name: 'Notes and calls' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Followed up today').waitFor();
  await page.goto('/caseload?due=follow_up');
  await page.getByText('Nothing is open or to follow up with this filter.').waitFor();
  expect(window.faults).toEqual([]);
  await page.context().close();
}, 90_000);

test('a side is asked how it was, reads what it agreed to, and the other side sees neither', async () => {
  const id = await bethan.introduces(await carys.posts(aNeed()), await nia.posts(anIdea()));
  await carys.accepts(id);
  await nia.accepts(id);
  await bethan.does(closeIntroduction, { params: { id }, body: { outcome: 'piloting' } });
  const window = await windows.opens('phone');
  const { page } = window;
  await window.signsIn(nia.email);
  await page.goto(`/introductions/${id}`);
  await page.getByLabel('4', { exact: true }).check();
  await page.getByLabel('In a sentence').fill('They rang back the same day');
  expect(await window.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Send', exact: true }).first().click();
  await page.getByText(/You gave 4 of 5. You can change it until/).waitFor();
  await page.getByText('Receipt', { exact: true }).click();
  await page.getByText(/your name and e-mail go to/).waitFor();
  expect(await window.axe()).toEqual([]);
  expect(await window.sideways()).toBe(0);
  expect(window.faults).toEqual([]);
  await page.context().close();
  expect(JSON.stringify(await carys.sees(id))).not.toContain('rang back');
}, 60_000);

test('where the dial is light a side asks from its list, and a broker makes a draft of it', async () => {
  const mediation = 'light' as const;
  await bethan.does(putPatch, {
    params: { id: bethan.agencyId },
    body: { items: [{ regionCode: null, tagId: null }], mediation },
  });
  const idea = await nia.posts(anIdea({ title: 'Balance class on the green' }));
  await carys.posts(aNeed({ title: 'Falls on the green' }));
  await world.settle();
  const window = await windows.opens('phone');
  await window.signsIn(nia.email);
  await window.page.goto(`/ideas/${idea}`);
  await window.page.getByRole('button', { name: 'Ask for an introduction with Falls on the green' }).click();
  await window.page.getByLabel(/What the broker should know/).fill('We could start in May');
  expect(await window.axe()).toEqual([]);
  await window.page.getByRole('button', { name: 'Ask for it' }).click();
  await window.page.getByText('You have asked for this introduction.').waitFor();
  expect(await window.axe()).toEqual([]);
  expect(window.faults).toEqual([]);
  await window.page.context().close();

  const desk = await windows.opens('desktop');
  await desk.signsIn(bethan.email);
  await desk.page.goto('/introductions');
  await desk.page.getByText('We could start in May').waitFor();
  expect(await desk.axe()).toEqual([]);
  await desk.page.getByRole('button', { name: 'Make a draft of it' }).click();
  await desk.page.getByText('Asked for by the idea side.').waitFor();
  expect(desk.faults).toEqual([]);
  await desk.page.context().close();
}, 60_000);
