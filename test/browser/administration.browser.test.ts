import { expect, test } from '@jest/globals';
import { listLog } from '#server/administration/log.contract.ts';
import { queueJob } from '#server/jobs/queue.ts';
import { openWindows } from '../support/pages.ts';
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
    await page.getByText('Nobody takes jobs').waitFor();
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
