import { expect, test } from '@jest/globals';
import { openWindows } from '../support/pages.ts';
import { anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ jobs: true, pages: true });
const windows = await openWindows(world.origin);

test('three people, three browsers, no reload: from a need to a talk', async () => {
  const [commissioner, nurse, broker] = [
    await world.commissioner(),
    await world.contributor(),
    await world.broker(),
  ];
  const [hers, his, theirs] = [
    await windows.opens('phone'),
    await windows.opens('phone'),
    await windows.opens('desktop'),
  ];

  await nurse.posts(anIdea());
  await theirs.signsIn(broker.email);
  await theirs.page.goto('/queue');
  await theirs.page.getByRole('heading', { name: 'Queue' }).waitFor();

  // The commissioner posts on a phone, one question a page.
  await hers.signsIn(commissioner.email);
  await hers.page.goto('/needs/new');
  const goOn = () => hers.page.getByRole('button', { name: 'Continue' }).click();
  await hers.page
    .getByRole('textbox', { name: 'The need in one line' })
    .fill('Falls among older people at home');
  await goOn();
  await hers.page
    .getByRole('textbox', { name: 'What is wrong' })
    .fill('Older people fall at home, nobody checks their strength, and many end up in hospital.');
  await goOn();
  await hers.page
    .getByRole('textbox', { name: 'The people it is for' })
    .fill('People over 75 who live alone');
  await goOn();
  await hers.page.getByRole('combobox', { name: 'Places' }).fill('Powys');
  await hers.page.getByRole('option', { name: /Powys/ }).first().click();
  await goOn();
  await hers.page
    .getByText(/would fit/)
    .first()
    .waitFor();
  await goOn();
  await hers.page
    .getByRole('textbox', { name: 'What would be better' })
    .fill('Fewer falls that need an ambulance');
  await goOn();
  await goOn();
  await hers.page.getByRole('heading', { name: 'Check your answers' }).waitFor();
  expect(await hers.axe()).toEqual([]);
  await hers.page.getByRole('button', { name: 'Publish' }).click();
  await hers.page.getByText('Your need is published').first().waitFor();

  // The broker's queue fills by itself; a key opens the dialog.
  const pair = theirs.page.getByText('Falls among older people at home').first();
  await pair.waitFor();
  expect(await theirs.axe()).toEqual([]);
  await pair.click();
  await theirs.page.keyboard.press('i');
  await theirs.page.getByRole('dialog').getByRole('button', { name: 'Introduce them' }).click();
  await theirs.page
    .getByText(/Proposed to both sides/)
    .first()
    .waitFor();

  // Each side answers where its notice leads; nothing opens on one answer.
  await his.signsIn(nurse.email);
  await his.page.goto('/introductions');
  await his.page
    .getByRole('link', { name: /Strength and balance class/ })
    .first()
    .click();
  await hers.page.goto('/introductions');
  await hers.page
    .getByRole('link', { name: /Falls among older people/ })
    .first()
    .click();
  for (const side of [hers, his]) {
    await side.page.getByRole('checkbox', { name: 'I agree to this' }).check();
    // What happens next is told as it stands, and what is written here is said to go to the broker alone.
    await side.page
      .getByText(
        side === hers ? /The author of the idea has not answered yet/ : /The need side has accepted already/,
      )
      .waitFor();
    expect(await side.page.getByText(/^Read by the brokers of .* only$/).count()).toBe(1);
    expect(await side.axe()).toEqual([]);
    await side.page.getByRole('button', { name: /Accept and share/ }).click();
    if (side === hers) {
      await side.page
        .getByText(/Waiting for the idea side/)
        .first()
        .waitFor();
      expect(await side.page.getByText(nurse.email).count()).toBe(0);
    }
  }
  await hers.page.getByText('Both have accepted: cards open').first().waitFor();
  await hers.page.getByRole('button', { name: 'Show the cards' }).click();
  await hers.page.getByText(nurse.email).first().waitFor();

  // The three talk, and what was said is there after a reload.
  await theirs.page.goto('/introductions');
  await theirs.page
    .getByRole('link', { name: /Falls among older people/ })
    .first()
    .click();
  await theirs.page.getByRole('textbox', { name: 'Your message' }).fill('Welcome, both of you.');
  await theirs.page.getByRole('button', { name: 'Send' }).click();
  await his.page.getByText('Welcome, both of you.').first().waitFor();
  await his.page.getByRole('textbox', { name: 'Your message' }).fill('Glad to be here.');
  await his.page.getByRole('button', { name: 'Send' }).click();
  for (const one of [hers, theirs]) await one.page.getByText('Glad to be here.').first().waitFor();
  await hers.page.reload();
  await hers.page.getByText('Glad to be here.').first().waitFor();
  for (const one of [hers, his, theirs]) {
    expect(await one.axe()).toEqual([]);
    expect(await one.sideways()).toBe(0);
  }

  // One side takes its consent back: the card closes on the other's open screen.
  await nurse.withdraws((await theirs.page.url().split('/').at(-1)?.split('?')[0]) ?? '');
  await hers.page
    .getByText(/The cards are closed/)
    .first()
    .waitFor();
  expect(await hers.page.getByText(nurse.email).count()).toBe(0);
  expect([...hers.faults, ...his.faults, ...theirs.faults]).toEqual([]);
}, 180_000);
