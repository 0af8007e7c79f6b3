import { createServer, type Server } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { drainJobs } from '#server/jobs/worker.ts';
import { openLog } from '#server/log.ts';
import { createMailer } from '#server/mail/mailer.ts';
import { audience } from '#server/notifications/audience.service.ts';
import { mailing } from '#server/notifications/mailing.service.ts';
import type { MailSettings } from '#server/notifications/settings.contract.ts';
import { openMailCatcher } from '#test/faults/mail-catcher.ts';
import { openGround } from '#test/introductions/ground.ts';

const ground = await openGround();
const { db, services, broker, commissioner, nurse } = ground;
const { notifications, alerts, organisations } = services;

const usual: MailSettings = {
  timeZone: 'Europe/London',
  quiet: null,
  frequencies: { requests: 'at_once', introductions: 'daily', messages: 'daily', news: 'weekly' },
};
const chooses = (actor: Actor, frequencies: Partial<MailSettings['frequencies']>, more = {}) =>
  notifications.settings.put(actor, {
    ...usual,
    ...more,
    frequencies: { ...usual.frequencies, ...frequencies },
  });
const mailsTo = async (actor: Actor): Promise<{ subject: string; text: string; html: string }[]> =>
  rows(db, 'select subject, text, html from mailbox where recipient = :email order by at, id', {
    email: (await services.accounts.emailOf(db, actor.personId)) ?? '',
  });
const digestsTo = async (actor: Actor) =>
  (await mailsTo(actor)).filter(({ subject }) => subject.endsWith('since we last wrote'));
/** Until the next morning, and what is due then. */
const nextMorning = async (): Promise<void> => {
  ground.passes(1.2);
  await notifications.tasks.mail_due();
  await ground.settle();
};
const tokenIn = (text: string): string => /\/stop\?token=([\w.-]+)/.exec(text)?.[1] ?? 'no link';

const mailingBy = (mailer: Parameters<typeof mailing>[0]['mailer']) =>
  mailing({
    ...{ db, clock: ground.clock, alerts, mailer, settings: notifications.settings },
    loadActor: organisations.loadActor,
    noticesOf: audience(services),
    titlesOf: (actor, found) =>
      alerts.names(
        actor,
        found.map(({ nounId }) => nounId),
      ),
  });
const everything = { about: 'both' as const, q: null, tagIds: [], regionCode: null, claimed: false };

describe('mail of notices', () => {
  it('puts what asks for nothing into one digest, once, whoever runs it and however often', async () => {
    const reader = await ground.person('Megan');
    const ideaId = await ground.postsIdea(reader);
    const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '' };
    const { id } = await services.introductions.draft(broker, { ...input, propose: true }, always);
    await ground.accepts(commissioner, id);
    await ground.settle();
    expect((await mailsTo(reader)).map(({ subject }) => subject)).toEqual([
      'A broker would like to introduce you',
    ]);
    const before = await notifications.preview(reader);
    expect(before.digest?.text).toContain('One side has accepted');
    ground.passes(1.2);
    // Two processes at the same moment, and a job that is run again.
    await Promise.all([1, 2].map(() => notifications.tasks.mail_due()));
    const until = ground.clock().toISOString();
    await Promise.all(
      [1, 2, 3].map(() => notifications.tasks.mail_digest({ personId: reader.personId, until })),
    );
    await ground.settle();
    const [digest, ...others] = await digestsTo(reader);
    expect(others).toEqual([]);
    expect(digest?.text).toContain('One side has accepted');
    expect(digest?.text).toContain(`/introductions/${id}`);
    expect(digest?.html).toContain('One side has accepted');
    expect(await notifications.preview(reader)).toEqual({ digest: null });
    await nextMorning();
    expect(await digestsTo(reader)).toHaveLength(1);
  });

  it('asks whom it concerns when it is sent: not who has left or has read it since', async () => {
    const founder = await ground.person('Heledd');
    const agency = await ground.agency('Short', founder);
    const { id } = await ground.proposes(agency.broker);
    const colleague = await ground.colleagueOf('Ifan', agency.id, 'broker');
    await organisations.endMembership(agency.broker, agency.id, founder.personId, always);
    await ground.accepts(nurse, id);
    await ground.settle();
    const [left, read] = [colleague, commissioner];
    expect((await notifications.preview(left)).digest?.text).toContain('One side has accepted');
    await organisations.endMembership(left, agency.id, left.personId, always);
    await notifications.read(read, undefined);
    await nextMorning();
    expect(await digestsTo(left)).toEqual([]);
    expect(await digestsTo(read)).toEqual([]);
  });

  it('keeps quiet hours, and mails then what is still asked', async () => {
    const reader = await ground.person('Siwan');
    const now = new Date(ground.clock().getTime());
    const clockAt = (minutes: number): string =>
      new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16);
    const quiet = { from: clockAt(-60), until: clockAt(180) };
    await chooses(reader, {}, { timeZone: 'UTC', quiet });
    const propose = async () => {
      const ideaId = await ground.postsIdea(reader);
      const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '' };
      return services.introductions.draft(broker, { ...input, propose: true }, always);
    };
    const [kept, withdrawn] = [await propose(), await propose()];
    await services.introductions.withdraw(broker, withdrawn.id, '', always);
    await ground.settle();
    expect(await mailsTo(reader)).toEqual([]);
    ground.passes(0.15);
    await notifications.tasks.mail_due();
    await ground.settle();
    const texts = (await mailsTo(reader)).map(({ subject, text }) => [subject, text.includes(kept.id)]);
    expect(texts.toSorted()).toEqual([
      ['A broker would like to introduce you', true],
      ['An introduction was withdrawn', false],
    ]);
  });

  it('stops by the link in it, with one click of a mail program or a button, and starts again', async () => {
    const reader = await ground.person('Lowri');
    await chooses(reader, { introductions: 'at_once' });
    const ideaId = await ground.postsIdea(reader);
    const propose = async () => {
      const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '' };
      const { id } = await services.introductions.draft(broker, { ...input, propose: true }, always);
      await ground.settle();
      return id;
    };
    const first = await propose();
    const token = tokenIn((await mailsTo(reader))[0]?.text ?? '');
    const visitor = ground.visitor();
    const stop = `/api/mail-stops?token=${token}`;
    expect((await visitor.agent.get(stop)).body).toEqual({ what: 'requests', name: '', stopped: false });
    expect((await visitor.agent.get(`/api/mail-stops?token=${token}x`)).status).toBe(410);
    const clicked = await visitor.agent
      .post(`/stop?token=${token}`)
      .type('form')
      .send('List-Unsubscribe=One-Click');
    expect(clicked.status).toBe(200);
    expect((await visitor.agent.post('/stop?token=forged').type('form').send('a=b')).status).toBe(410);
    expect((await visitor.agent.get(stop)).body).toMatchObject({ stopped: true });
    await propose();
    expect(await mailsTo(reader)).toHaveLength(1);
    expect((await visitor.agent.post('/api/mail-stops/undo').send({ token })).body).toMatchObject({
      stopped: false,
    });
    expect((await notifications.settings.read(reader)).frequencies.requests).toBe('at_once');
    await propose();
    expect(await mailsTo(reader)).toHaveLength(2);

    // What an introduction is not lawful without comes all the same, and says why.
    await chooses(reader, { requests: 'never', introductions: 'never', messages: 'never', news: 'never' });
    await ground.accepts(reader, first);
    await ground.settle();
    const receipt = (await mailsTo(reader)).at(-1);
    expect(receipt?.subject).toBe('Your receipt: what you agreed to');
    expect(receipt?.text).toContain('whatever you have chosen');
    expect(receipt?.text).not.toContain('/stop?');
  });

  it('waits for a mail server that is down, keeps no address in its fault, and is sent once when it is back', async () => {
    const reader = await ground.person('Mared');
    await alerts.save(reader, { ...everything, name: 'All', frequency: 'at_once' }, always);
    const port = await new Promise<number>((resolve) => {
      const free: Server = createServer().listen(0, '127.0.0.1', () => {
        const address = free.address();
        free.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
      });
    });
    const through = (smtpUrl: string) => {
      const mailer = createMailer({
        ...{ db, clock: ground.clock, smtpUrl, from: 'Pushpull <no-reply@example.org>' },
        publicUrl: () => 'https://pushpull.example',
        addressOf: services.accounts.emailOf,
      });
      const { tasks } = mailingBy(mailer);
      const runs = () => drainJobs(ground.pool, { ...services.tasks, ...tasks }, openLog('silent'));
      return { runs, stop: mailer.stop };
    };
    await ground.postsNeed(commissioner, 'A need that is followed');
    ground.passes(0.01);
    await alerts.tasks.check_alerts();
    const dead = through(`smtp://127.0.0.1:${port}`);
    await dead.runs();
    dead.stop();
    const jobs = `select attempts, last_error, run_at > now() as waits from graphile_worker.jobs
      where task_identifier = 'mail_notice'`;
    const [job, ...others] = await rows<{ attempts: number; lastError: string; waits: boolean }>(db, jobs);
    expect([job, others]).toMatchObject([{ attempts: 1, waits: true }, []]);
    expect(job?.lastError).toMatch(/A mail could not be handed over (ESOCKET|ECONNECTION|ECONNREFUSED)/);
    expect(job?.lastError).not.toContain('@example');
    expect((await ground.visitor().agent.get('/ready')).status).toBe(200);

    const catcher = await openMailCatcher();
    const alive = through(catcher.url);
    await db.raw(
      `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now())`,
    );
    await alive.runs();
    expect(await rows(db, jobs)).toEqual([]);
    expect(catcher.mails.map(({ subject }) => subject)).toHaveLength(1);
    const [mail] = catcher.mails;
    expect(mail?.text).toMatch(/^List-Unsubscribe:\s+<https:\/\/pushpull\.example\/stop\?token=[\w.-]+>/m);
    expect(mail?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    alive.stop();
    await catcher.close();
  });

  it('tells of what an alert finds while its mail is on its way with the next one, and of nothing twice', async () => {
    const reader = await ground.person('Nerys');
    const asked = { ...everything, q: 'kingfisher', name: 'Birds', frequency: 'at_once' as const };
    await alerts.save(reader, asked, always);
    const finds = async (title: string): Promise<void> => {
      await ground.postsNeed(commissioner, title);
      ground.passes(0.01);
      await alerts.tasks.check_alerts();
      const unsent = { ...services.tasks, mail_notice: async () => undefined };
      await drainJobs(ground.pool, unsent, openLog('silent'));
    };
    const sent: string[] = [];
    const { tasks } = mailingBy({
      ...services.mailer,
      deliver: async (_trx, { letter }) => {
        sent.push(JSON.stringify(letter));
        if (sent.length === 1) await finds('A second kingfisher');
      },
    });
    await finds('A kingfisher');
    const [notice] = await rows<{ id: string }>(
      db,
      'select id from notifications where person_id = :personId',
      {
        personId: reader.personId,
      },
    );
    for (let run = 0; run < 3; run += 1) await tasks.mail_notice({ id: notice?.id ?? '' });
    expect(sent).toHaveLength(2);
    expect(sent[0]).toContain('A kingfisher');
    expect(sent[1]).toContain('A second kingfisher');
    expect(sent[1]).not.toContain('A kingfisher');
  });
});
