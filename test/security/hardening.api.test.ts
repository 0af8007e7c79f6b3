import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { systemClock } from '#server/clock.ts';
import { readConfig } from '#server/config.ts';
import { encodeCursor } from '#server/database/keyset.ts';
import { rows } from '#server/database/query.ts';
import { toFailure } from '#server/http/problem.ts';
import { postIdea } from '#server/ideas/ideas.contract.ts';
import { queueJob } from '#server/jobs/queue.ts';
import { createMailer } from '#server/mail/mailer.ts';
import { closeNeed, getNeed, listNeeds, pauseNeed, postNeed } from '#server/needs/needs.contract.ts';
import { createOrganisation } from '#server/organisations/organisations.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { connects } from '../support/live.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const nurse = await world.contributor();
const carys = await world.commissioner();
const id = '01900000-0000-7000-8000-000000000000';

test('what PostgreSQL cannot hold is refused, never a fault of ours', async () => {
  for (const at of ['0000-01-01T00:00:00Z', '2020-01-01T00:00:00+23:59']) {
    for (const path of ['needs', 'ideas', 'introductions', 'notifications']) {
      const answer = await nurse.agent.get(`/api/${path}`).query({ cursor: encodeCursor([at, id]) });
      expect([path, at, answer.status]).toEqual([path, at, 400]);
    }
  }
  const half = '{"body":{"title":"Half a letter","summary":"\\ud800"}}';
  const answer = await nurse.agent.post('/api/ideas').set('Content-Type', 'application/json').send(half);
  expect(answer.body.code).toBe('invalid_input');
  const never = aNeed({ expiresAt: '0000-01-01T00:00:00Z' });
  expect(await carys.isRefused(postNeed, { body: { body: never.body } })).toBe('invalid_input');
});

test('a page of another site acts for nobody, with or without an Origin, in whatever type it sends', async () => {
  const body = JSON.stringify({ body: anIdea().body });
  for (const site of ['cross-site', 'same-site']) {
    const answer = await nurse.agent.post('/api/ideas').set('Sec-Fetch-Site', site).type('json').send(body);
    expect(answer.body.code).toBe('wrong_origin');
    expect((await nurse.agent.post('/api/sign-out').set('Sec-Fetch-Site', site)).status).toBe(403);
  }
  expect((await nurse.agent.post('/api/sign-out').set('Origin', 'null')).body.code).toBe('wrong_origin');
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const answer = await nurse.agent.post('/api/sign-out').set('Content-Type', type).send('{}');
    expect(answer.body.code).toBe('invalid_input');
  }
  const own = await nurse.agent
    .post('/api/ideas')
    .set('Sec-Fetch-Site', 'same-origin')
    .type('json')
    .send(body);
  expect(own.status).toBe(200);
});

test('what was taken back does not come into view again by being closed, nor by running out', async () => {
  const soon = new Date(world.clock().getTime() + 86_400_000).toISOString();
  const closed = await carys.posts(aNeed({ title: 'Taken back, then closed' }));
  const expired = await carys.posts(aNeed({ title: 'Taken back, then out of time', expiresAt: soon }));
  for (const need of [closed, expired]) await carys.does(pauseNeed, { params: { id: need } });
  await carys.does(closeNeed, { params: { id: closed } });
  world.passes(2);
  await world.services.needs.expire();

  for (const need of [closed, expired]) {
    expect(await nurse.isRefused(getNeed, { params: { id: need } })).toBe('need_not_found');
  }
  for (const status of ['closed', 'expired'] as const) {
    const { items } = await nurse.does(listNeeds, { query: { status } });
    expect(items.map(({ title }) => title).filter((title) => title.startsWith('Taken back'))).toEqual([]);
  }
  expect((await carys.does(getNeed, { params: { id: closed } })).status).toBe('closed');
  expect((await carys.does(getNeed, { params: { id: expired } })).status).toBe('expired');
});

test('a broker cannot speak for a hidden organisation, nor learn its name by naming its id', async () => {
  const hidden = await nurse.does(createOrganisation, { body: { name: 'Hidden Hospice', kind: 'charity' } });
  const broker = await world.broker();
  const onBehalf = { consent: 'Said yes on the telephone on Monday' };
  const asked = { organisationId: hidden.id, onBehalf };
  for (const answer of [
    await broker.tries(postIdea, { body: { body: anIdea().body, ...asked } }),
    await broker.tries(postNeed, { body: { body: aNeed().body, ...asked } }),
  ]) {
    expect(answer.body.code).toBe('organisation_not_found');
    expect(JSON.stringify(answer.body)).not.toContain('Hospice');
  }
});

test('a mailbox and a demonstration are only ever for this machine', () => {
  const read = (environment: Record<string, string>) => () => readConfig({ environment });
  expect(read({})().demo).toBe(true);
  expect(read({ PUBLIC_URL: 'http://localhost:8080' })().demo).toBe(true);
  for (const open of [{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://pushpull.example' }]) {
    expect(read(open)).toThrow('SMTP_URL');
    expect(read({ ...open, SMTP_URL: 'smtp://mail.example' })().demo).toBe(false);
  }
});

test('a file that is not there is not found, and a path out of the folder neither', () => {
  const given = (status: number) => toFailure(Object.assign(new Error('no such file'), { status })).code;
  expect([404, 403, 400, 500].map(given)).toEqual(['not_found', 'not_found', 'invalid_input', 'internal']);
});

test('what a mail server says of an address goes no further', async () => {
  const refusing = createServer((socket) => {
    socket.write('220 test\r\n');
    socket.on('error', () => socket.destroy());
    socket.on('data', (said) => {
      const to = /RCPT TO:(\S+)/i.exec(String(said))?.[1];
      socket.write(to === undefined ? '250 ok\r\n' : `550 5.1.1 ${to} is not known here\r\n`);
    });
  });
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  const mailer = createMailer({
    db: world.db,
    clock: systemClock,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'test@localhost',
    publicUrl: () => 'http://localhost',
    addressOf: async () => undefined,
  });
  const sending = mailer.send({
    key: 'refused-1',
    template: 'invitation',
    to: { email: 'secret.person@planted.example' },
    data: {},
  });
  const fault = await sending.catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).toContain('550');
  expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain('secret.person');
  expect(Reflect.ownKeys(fault as object)).not.toContain('rejected');
  mailer.stop();
  refusing.close();
});

test('a search can be neither so deep nor so wide that it breaks or blocks', async () => {
  for (const path of ['needs', 'ideas']) {
    const answer = await nurse.agent.get(`/api/${path}`).query({ q: '-'.repeat(200) });
    expect(answer.body.code).toBe('invalid_input');
  }
  const { items } = await nurse.does(listTags);
  const tag = items.slice(0, 50).map((one) => one.id);
  const before = performance.now();
  await nurse.does(listNeeds, { query: { tag } });
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('a database of ours quotes no row in its log', async () => {
  expect(await rows(world.db, 'show log_error_verbosity')).toEqual([{ logErrorVerbosity: 'terse' }]);
});

test('a mail that was given up does not keep its address for ever', async () => {
  const key = 'given-up';
  const mail = { key, template: 'invitation', to: { email: 'gone@planted.example' }, data: {} } as const;
  await world.db.transaction((trx) => queueJob(trx, 'send_mail', mail, { key }));
  const kept = () =>
    rows(world.db, 'select id from graphile_worker.jobs where key = :key', { key }).then(
      (found) => found.length,
    );
  await world.db.raw(
    `update graphile_worker._private_jobs set attempts = max_attempts, updated_at = now() - interval '15 days'
     where key = ?`,
    [key],
  );
  expect(await kept()).toBe(1);
  await world.services.tasks.sweep({});
  expect(await kept()).toBe(0);
});

test('one person does not hold all connections, and another still gets theirs', async () => {
  const many = await world.contributor('Many Tabs');
  const held = [];
  for (let tabs = 0; tabs < 50; tabs += 1) held.push(await connects(many, world.origin));
  await expect(connects(many, world.origin)).rejects.toThrow('too_many_requests');
  held.push(await connects(nurse, world.origin));
  for (const { leaves } of held) leaves();
});
