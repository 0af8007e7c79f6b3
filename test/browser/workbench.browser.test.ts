import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { aNeed, anIdea, BIRMINGHAM, CEREDIGION } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);
const [carys, nia, bethan] = [await world.commissioner(), await world.contributor(), await world.broker()];
const DRAFT = 'pushpull.draft.idea.new';

test('what is missing appears and goes on an open page by itself', async () => {
  const { page, signsIn, faults } = await windows.opens('desktop');
  await signsIn(bethan.email);
  await page.goto('/gaps');
  await page.getByText('Nothing is missing here').waitFor();
  await carys.posts(aNeed({ title: 'Falls on the stairs of the flats' }));
  await page.getByRole('link', { name: 'Falls on the stairs of the flats' }).waitFor();
  expect(await page.getByText('Nothing shares a tag or a word with it.').count()).toBe(1);
  // The list is walked by keys, too.
  await page.keyboard.press('j');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('Falls on the stairs of the flats');
  await nia.posts(anIdea({ title: 'Class on the landing' }));
  await page.getByText('Nothing is missing here').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);

test('a broker asks by keyboard why another pair does not come up', async () => {
  const far = await nia.posts(
    anIdea({ title: 'Falls clinic far away', regionCodes: [BIRMINGHAM], reach: 'here' }),
  );
  const { page, signsIn } = await windows.opens('desktop');
  await signsIn(bethan.email);
  await page.goto('/queue');
  await page.getByRole('heading', { name: 'Falls on the stairs of the flats' }).waitFor();
  await page.keyboard.press('w');
  await page.getByRole('heading', { level: 1, name: 'Why a pair is not in the queue' }).waitFor();
  expect(new URL(page.url()).searchParams.get('need')).not.toBeNull();
  await page.getByLabel('Find an idea by its words').focus();
  await page.keyboard.type('clinic far');
  const choose = page.getByRole('button', { name: 'Choose: Falls clinic far away' });
  await choose.focus();
  await page.keyboard.press('Enter');
  await page.getByText('The idea does not reach the place of the need.').waitFor();
  await page.getByText('The idea works only in Birmingham.').waitFor();
  expect(new URL(page.url()).searchParams.get('idea')).toBe(far);
  await page.context().close();
}, 60_000);

test('an author is asked what would let more fit, and one tap says yes', async () => {
  await carys.posts(aNeed({ title: 'Falls in the tower blocks', regionCodes: [BIRMINGHAM] }));
  await world.settle();
  const { page, faults, axe, sideways } = await windows.opens('phone');
  await page.goto('/');
  const { body } = anIdea({
    title: 'Strength class on the stairs',
    regionCodes: [CEREDIGION],
    reach: 'here',
  });
  await page.evaluate(([key, draft]) => localStorage.setItem(key, draft), [
    DRAFT,
    JSON.stringify({ body, refused: [], savedAt: new Date().toISOString() }),
  ] as const);
  await page.goto('/ideas/new?step=place');
  await page
    .getByText(/needs? fits? yet|would fit/)
    .first()
    .click();
  // It is asked of what lies beside it first; what is far away stands among the further questions.
  await page.getByRole('button', { name: 'Yes: Does it also work in Powys?' }).waitFor();
  const question = page.getByRole('button', { name: 'Yes: Does it also work in Birmingham?' });
  expect(await question.isVisible()).toBe(false);
  await page.getByText(/more questions?$/).click();
  await question.waitFor();
  expect(await page.getByText('1 more need would fit').count()).toBeGreaterThan(0);
  expect(await axe()).toEqual([]);
  await question.click();
  await page
    .getByRole('button', { name: /Birmingham/ })
    .first()
    .waitFor();
  const kept = await page.evaluate((key) => localStorage.getItem(key), DRAFT);
  expect(JSON.parse(kept ?? '{}').body.regionCodes).toEqual([CEREDIGION, BIRMINGHAM]);
  await question.waitFor({ state: 'detached' });

  await page.getByText(/comes? close to yours/).click();
  const like = page.getByRole('link', { name: /Class on the landing \(opens beside/ });
  expect(await like.getAttribute('target')).toBe('_blank');
  // One list at a time, and both closed on the next page, so that neither hides what is asked.
  expect(await page.getByRole('list', { name: 'Best fits so far' }).count()).toBe(0);
  expect(await axe()).toEqual([]);
  expect(await sideways()).toBe(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText(/comes? close to yours/).waitFor();
  expect(await like.count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);

test('a pair is put off with two keys, and what is being introduced is opened, not introduced again', async () => {
  const need = await carys.posts(aNeed({ title: 'Falls in the covered market' }));
  const idea = await nia.posts(anIdea({ title: 'Balance class between the stalls' }));
  await world.settle();
  const { page, signsIn, faults } = await windows.opens('desktop');
  await signsIn(bethan.email);
  await page.goto('/queue');
  await page.getByRole('button', { name: 'Introduce', exact: true }).waitFor();
  await page.keyboard.press('h');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/^Put off until tomorrow/).waitFor();

  await bethan.introduces(need, idea);
  await page.goto('/queue?status=introduced');
  await page.getByRole('link', { name: 'Open the introduction' }).waitFor();
  expect(await page.getByRole('button', { name: 'Introduce', exact: true }).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);
