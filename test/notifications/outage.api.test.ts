import { expect, test } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import { drainJobs } from '#server/jobs/worker.ts';
import { openLog } from '#server/log.ts';
import { createMailer } from '#server/mail/mailer.ts';
import { audience } from '#server/notifications/audience.service.ts';
import { mailing } from '#server/notifications/mailing.service.ts';
import { openMailCatcher } from '#test/faults/mail-catcher.ts';
import { openGround } from '#test/introductions/ground.ts';

const ground = await openGround();
const { db, services, commissioner } = ground;
const { notifications, alerts, organisations } = services;

const MAILS = ['send_mail', 'mail_notice', 'mail_digest'];
const waiting = () =>
  rows<{ task: string; attempts: number; maxAttempts: number }>(
    db,
    `select task_identifier as task, attempts, max_attempts from graphile_worker.jobs
     where task_identifier in (select jsonb_array_elements_text((:tasks)::jsonb)) order by task_identifier`,
    { tasks: JSON.stringify(MAILS) },
  );

/** The product's tasks, with mail by way of this server. */
const through = (smtpUrl: string) => {
  const mailer = createMailer({
    ...{ db, clock: ground.clock, smtpUrl, from: 'Pushpull <no-reply@example.org>' },
    publicUrl: () => 'https://pushpull.example',
    addressOf: services.accounts.emailOf,
  });
  const titlesOf: Parameters<typeof mailing>[0]['titlesOf'] = (actor, found) =>
    alerts.names(
      actor,
      found.map(({ nounId }) => nounId),
    );
  const { tasks } = mailing({
    ...{ db, clock: ground.clock, alerts, mailer, settings: notifications.settings, titlesOf },
    loadActor: organisations.loadActor,
    noticesOf: audience(services),
  });
  const all = { ...services.tasks, ...tasks, send_mail: mailer.send };
  return {
    /** What a running process does in a minute: its clock comes round, and what is due is tried. */
    minutePasses: async (): Promise<void> => {
      await db.raw(
        `update graphile_worker._private_jobs
         set run_at = run_at - interval '1 minute', updated_at = updated_at - interval '1 minute'`,
      );
      await tasks.mail_due();
      await drainJobs(ground.pool, all, openLog('silent'));
    },
    stop: mailer.stop,
  };
};

test('an hour without a mail server: all waits, nothing is given up, and each goes once as soon as it is back', async () => {
  const [early, later] = [await ground.person('Non'), await ground.person('Olwen')];
  const herons = {
    about: 'both' as const,
    q: 'heron',
    tagIds: [],
    regionCode: null,
    claimed: false,
    name: 'Herons',
  };
  await alerts.save(early, { ...herons, frequency: 'at_once' }, always);
  await alerts.save(later, { ...herons, frequency: 'daily' }, always);
  await ground.settle();
  await ground.postsNeed(commissioner, 'A heron at the pond');
  ground.passes(0.01);
  await alerts.tasks.check_alerts();
  await services.accounts.signUp({
    name: 'Prys',
    email: 'prys@example.org',
    password: 'a password for the tests',
    kind: 'officer',
  });
  // What was mailed before was mailed yesterday.
  await db.raw(`update sent_mails set at = now() - interval '1 day'`);

  const gone = await openMailCatcher();
  await gone.close();
  const down = through(gone.url);
  await down.minutePasses();
  // And into the next morning, when the digest is due, too.
  ground.passes(0.98);
  await down.minutePasses();
  expect((await waiting()).map(({ task }) => task)).toEqual(expect.arrayContaining(MAILS));
  const { length } = await waiting();
  for (let minute = 0; minute < 60; minute += 1) await down.minutePasses();
  down.stop();
  const held = await waiting();
  expect(held).toHaveLength(length);
  for (const { attempts, maxAttempts } of held) expect(attempts).toBeLessThan(maxAttempts - 2);

  const catcher = await openMailCatcher();
  const back = through(catcher.url);
  for (let minute = 0; minute < 3; minute += 1) await back.minutePasses();
  back.stop();
  await catcher.close();
  expect(await waiting()).toEqual([]);
  expect(catcher.mails).toHaveLength(length);
  expect(new Set(catcher.mails.map(({ messageId }) => messageId)).size).toBe(length);
  expect(catcher.mails.map(({ to }) => to)).toContain('prys@example.org');
  expect(catcher.mails.map(({ subject }) => subject)).toContainEqual(
    expect.stringMatching(/since we last wrote$/),
  );
}, 60_000);
