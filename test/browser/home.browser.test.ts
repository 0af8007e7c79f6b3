import { expect, test } from '@jest/globals';
import { openWindows } from '#test/support/pages.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);
const [carys, nurse] = [await world.commissioner(), await world.contributor()];
for (const title of ['Falls at home', 'Falls in care homes']) await carys.posts(aNeed({ title }));
await nurse.posts(anIdea());
await world.settle();
const shots = process.env.SHOTS;

test.each([
  ['phone', 390, 844],
  ['desktop', 1280, 800],
] as const)(
  'the home page explains itself in one screen (%s, %i by %i)',
  async (size, width, height) => {
    const { page, axe, sideways, faults } = await windows.opens(size);
    await page.setViewportSize({ width, height });
    await page.goto('/');
    const numbers = page.getByLabel('How things stand');
    await numbers.getByText('open needs').waitFor();
    await page.waitForLoadState('networkidle');
    if (shots) await page.screenshot({ path: `${shots}/home-${size}.png` });

    /** Where the lowest bar begins: what lies below it is not seen. */
    const floor = await page.evaluate(() =>
      Math.min(
        innerHeight,
        ...[...document.querySelectorAll('nav')]
          .filter((one) => getComputedStyle(one).position === 'sticky')
          .map((one) => one.getBoundingClientRect().top)
          .filter((top) => top > innerHeight / 2),
      ),
    );
    const bottomOf = async (found: ReturnType<typeof page.locator>): Promise<number> => {
      const box = await found.boundingBox();
      return box === null ? Number.POSITIVE_INFINITY : box.y + box.height;
    };
    const seen = {
      what: await bottomOf(page.getByRole('heading', { level: 1 })),
      need: await bottomOf(page.getByRole('link', { name: /^Post a need/ }).first()),
      idea: await bottomOf(page.getByRole('link', { name: /^Post an idea/ }).first()),
      steps: await bottomOf(page.getByRole('list', { name: 'How it goes' })),
      numbers: await bottomOf(numbers),
    };
    expect(Object.entries(seen).filter(([, bottom]) => bottom > floor)).toEqual([]);
    // They are this instance's own.
    expect(
      await numbers
        .locator('dt', { hasText: 'open needs' })
        .locator('xpath=following-sibling::dd')
        .textContent(),
    ).toBe('2');
    expect(
      await numbers
        .locator('dt', { hasText: 'open idea' })
        .locator('xpath=following-sibling::dd')
        .textContent(),
    ).toBe('1');
    expect(await axe()).toEqual([]);
    expect(await sideways()).toBe(0);
    expect(faults).toEqual([]);
  },
  60_000,
);
