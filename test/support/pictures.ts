import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromium } from './chromium.ts';
import { smallPng } from './small-png.ts';

/** `npm run pictures -- http://localhost:3000 [folder]`: the pictures of docs/screens, from a running demo world. */
const [origin = 'http://localhost:3000', folder = 'docs/screens'] = process.argv.slice(2);
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

const triesAs = async (page: Page, person: RegExp): Promise<void> => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
};

const asksWhatIsWrong = async (page: Page): Promise<void> => {
  const goOn = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.goto('/needs/new');
  await page
    .getByRole('textbox', { name: 'The need in one line' })
    .fill('Falls among people who have just come home from hospital');
  await goOn();
  await page
    .getByRole('textbox', { name: 'What is wrong' })
    .fill(
      'Older people fall in their own kitchen in the first fortnight, and nobody asks how they stand up.',
    );
  await page
    .getByText(/would fit/)
    .first()
    .waitFor();
};

const opensTalk = async (page: Page, need: RegExp): Promise<void> => {
  await page.goto('/introductions');
  await page.getByRole('link', { name: need }).first().click();
  await page.waitForURL(/\/introductions\/./);
};

interface Picture {
  readonly name: string;
  readonly size: keyof typeof sizes;
  readonly as?: RegExp;
  readonly shows: (page: Page) => Promise<unknown>;
}

const pictures: readonly Picture[] = [
  { name: 'home', size: 'desktop', shows: (page) => page.goto('/') },
  { name: 'home', size: 'phone', shows: (page) => page.goto('/') },
  { name: 'sign-in', size: 'phone', shows: (page) => page.goto('/sign-in') },
  { name: 'post-need', size: 'phone', as: /Gareth Llew/, shows: asksWhatIsWrong },
  { name: 'queue', size: 'desktop', as: /Nia Prosser/, shows: (page) => page.goto('/queue') },
  { name: 'queue', size: 'phone', as: /Nia Prosser/, shows: (page) => page.goto('/queue') },
  { name: 'introductions', size: 'desktop', as: /Nia Prosser/, shows: (page) => page.goto('/introductions') },
  { name: 'room', size: 'desktop', as: /Gareth Llew/, shows: (page) => opensTalk(page, /Falls among/) },
  {
    name: 'accept',
    size: 'phone',
    as: /Bethan Row/,
    shows: async (page) => {
      await opensTalk(page, /Farmers who see nobody|clinic at the livestock market/);
      await page.getByText('What you would share').scrollIntoViewIfNeeded();
    },
  },
];

const browser = await openChromium();
await mkdir(folder, { recursive: true });
try {
  for (const { name, size, as, shows } of pictures) {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: sizes[size],
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    if (as !== undefined) await triesAs(page, as);
    await shows(page);
    await page.waitForLoadState('networkidle');
    const png = smallPng(await page.screenshot());
    await writeFile(join(folder, `${name}-${size}.png`), png);
    process.stdout.write(`${name}-${size}.png ${Math.round(png.length / 1000)} kB\n`);
    await context.close();
  }
} finally {
  await browser.close();
}
