import { expect, test } from '@jest/globals';
import { listLog } from '#server/administration/log.contract.ts';
import { rows } from '#server/database/query.ts';
import { queueJob } from '#server/jobs/queue.ts';
import { openWindows } from '../support/pages.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld({ pages: true });
const windows = await openWindows(world.origin);
const ruth = await world.administrator();
const shots = process.env.SHOTS;

const opens = async (size: 'phone' | 'desktop', path: string) => {
  const window = await windows.opens(size);
  await window.signsIn(ruth.email);
  await window.page.goto(path);
  return {
    ...window,
    button: (name: string | RegExp) => window.page.getByRole('button', { name }),
    /** As it stands now it is for everybody, and is kept for whoever wants to look. */
    isSound: async (name: string): Promise<void> => {
      if (shots) await window.page.screenshot({ path: `${shots}/${name}-${size}.png`, fullPage: true });
      expect(await window.axe()).toEqual([]);
      expect(await window.sideways()).toBe(0);
      expect(window.faults).toEqual([]);
    },
  };
};

test.each(['phone', 'desktop'] as const)(
  'an administrator gives up what keeps failing, and runs it again, by keyboard (%s)',
  async (size) => {
    const to = `misprint.${size}@example.org`;
    await world.db.transaction((trx) =>
      queueJob(trx, 'send_mail', { key: to, template: 'invitation', to: { email: to }, data: {} }),
    );
    await world.db.raw(
      `update graphile_worker._private_jobs jobs
       set attempts = 5, run_at = now() + interval '1 hour', last_error = 'A mail could not be handed over ECONNREFUSED'
       from graphile_worker._private_tasks tasks where tasks.id = jobs.task_id and tasks.identifier = 'send_mail'`,
    );
    const { page, button, isSound } = await opens(size, '/administration/jobs');
    await button('Give up: Send a mail').waitFor();
    await page.getByText('Nothing does this work now').waitFor();
    await isSound('jobs');

    await button('Give up: Send a mail').press('Enter');
    const act = page.getByRole('dialog').getByRole('button', { name: 'Give up' });
    await act.press('Enter');
    await page.getByText('Say why, in a few words').waitFor();
    await page.getByLabel('Reason').fill('The address is a misprint');
    await isSound('jobs-give-up');
    await act.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('1 given up').waitFor();
    await page.getByLabel('Show').selectOption('Being tried again');
    await page.getByText('Nothing of that kind fails').waitFor();
    await page.getByLabel('Show').selectOption('Given up');
    await button('Run again: Send a mail').press('Enter');
    await page.getByText('Nothing of that kind fails').waitFor();
    await world.settle();
    await page.goto('/administration/jobs');
    await page.getByText('Nothing fails').waitFor();
    await isSound('jobs-empty');
    await page.goto('/administration/log?type=job.given_up');
    await page.getByText('Job: given up · Send a mail').first().waitFor();
    expect((await ruth.does(listLog, { query: { type: 'job.run_again' } })).items.length).toBeGreaterThan(0);
  },
);

test.each(['phone', 'desktop'] as const)(
  'an administrator reads the log for what people did, and who they are, by keyboard (%s)',
  async (size) => {
    const nurse = await world.contributor(`Logged ${size}`);
    const idea = await nurse.posts(anIdea({ title: `Logged on a ${size}` }));
    await world.settle();
    const { page, isSound } = await opens(size, '/administration/log');
    const who = page.getByRole('link', { name: `person ${nurse.personId.slice(-8)}`, exact: true });
    await page.getByText('The platform itself').first().waitFor();
    await page.getByLabel('Only what people did').press('Space');
    await page.getByText('The platform itself').first().waitFor({ state: 'detached' });
    await isSound('log-people');
    await who.first().press('Enter');
    await page.getByRole('heading', { name: nurse.name }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: '@example.org' }).count()).toBe(1);
    await isSound('log-who');
    await page.getByRole('link', { name: `What they did: ${nurse.name}` }).press('Enter');
    await page.getByRole('heading', { name: 'Idea: published' }).waitFor();
    await page.goto(`/administration/log?id=${idea}`);
    await page.getByRole('heading', { name: 'Idea: published' }).waitFor();
    await page.goto(`/administration/people?id=${idea}`);
    await page.getByText('Nobody has this number any more').waitFor();
    await isSound('log-nobody');
    await page.getByRole('link', { name: 'Look for others' }).press('Enter');
    await page.getByText('Type at least two letters').waitFor();
  },
);

test.each(['phone', 'desktop'] as const)(
  'an administrator invites, takes an invitation back, ends a membership and takes a verification back (%s)',
  async (size) => {
    const carys = await world.commissioner(`Carys ${size}`);
    const { page, button, isSound } = await opens(size, `/organisations/${carys.organisationId}`);
    const dialog = page.getByRole('dialog');
    await page.getByLabel('Their e-mail address').fill('first@example.org');
    await button('Send the invitation').press('Enter');
    await button('Take back: the invitation of first@example.org').waitFor();
    // Whoever works by keyboard has not lost their place while it was sent.
    await page.waitForFunction(() => document.activeElement?.textContent === 'Send the invitation');
    await isSound('organisation');
    await button('Take back: the invitation of first@example.org').press('Enter');
    await button('Take back: the invitation of first@example.org').waitFor({ state: 'detached' });

    await button('Take the verification back').press('Enter');
    await dialog.getByLabel('Reason').fill('Nobody there knows of this account');
    await isSound('organisation-withdraw');
    await dialog.getByRole('button', { name: 'Take the verification back' }).press('Enter');
    await page.getByText('Not verified any more, since today').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await isSound('organisation-withdrawn');

    await button(`End membership: ${carys.name}`).press('Enter');
    await dialog.getByLabel('Reason').fill('Has left the council');
    await dialog.getByRole('button', { name: 'End membership' }).press('Enter');
    await page.getByText('Nobody belongs to it yet').waitFor();
    await world.settle();
    const mails = await rows<{ subject: string }>(
      world.db,
      'select subject from mailbox where recipient = :to order by subject',
      { to: carys.email },
    );
    expect(mails.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        `${carys.name}’s Council is not verified any more`,
        `You do not belong to ${carys.name}’s Council any more`,
      ]),
    );
  },
);

test('an administrator hides a need by keyboard, and is not told what its author should do', async () => {
  const carys = await world.commissioner('Carys Hidden');
  const need = await carys.posts(aNeed({ title: 'Falls with a name in it' }));
  const { page, button, isSound } = await opens('desktop', `/needs/${need}`);
  await button('Hide this').press('Enter');
  await page.keyboard.type('It names a patient');
  await button('Hide it now').press('Enter');
  await page.getByText('This is hidden').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  expect(await page.getByText('Change what it is about').count()).toBe(0);
  await isSound('need-hidden');
});
