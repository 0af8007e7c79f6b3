import { expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { signUp } from '#server/accounts/accounts.contract.ts';
import { errorStatus } from '#server/errors.contract.ts';
import { editIdea, getIdea, listIdeas, postIdea } from '#server/ideas/ideas.contract.ts';
import { anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const nurse = await world.contributor();
const visitor = world.visitor();
const body = { body: anIdea().body };

test('errors are problem+json with a code, the request’s id and nothing from inside', async () => {
  const answer = await visitor.agent.get('/api/ideas/not-an-id').set('X-Request-Id', 'from-a-proxy-1');
  expect(answer.status).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ code: 'invalid_input', status: 400, requestId: 'from-a-proxy-1' });
  expect(answer.headers['x-request-id']).toBe('from-a-proxy-1');
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.ts|stack/);
});

test('wrong types, unknown keys, no body, broken JSON, a NUL and too much are refused by name', async () => {
  const send = (text: string) =>
    nurse.agent.post('/api/ideas').set('Content-Type', 'application/json').send(text);
  const strange = await nurse.agent.post('/api/ideas').send({ ...body, owner: 'me', publish: 'yes' });
  expect(strange.body.issues.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining(['body.publish']),
  );
  expect((await nurse.agent.post('/api/ideas').send({ ...body, owner: 'me' })).status).toBe(400);
  expect((await nurse.agent.post('/api/ideas')).status).toBe(400);
  expect((await send('{"body":')).body.code).toBe('invalid_input');
  expect((await send(JSON.stringify({ body: { ...body.body, title: 'NUL \u0000 here' } }))).status).toBe(400);
  expect((await send(JSON.stringify({ body: { title: 'x'.repeat(300_000) } }))).body.code).toBe(
    'body_too_large',
  );
  expect((await nurse.agent.get('/api/ideas?limit=0')).body.code).toBe('invalid_input');
  expect((await nurse.agent.get('/api/ideas?cursor=nonsense')).body.code).toBe('invalid_cursor');
  expect((await nurse.agent.get('/api/nothing-here')).body.code).toBe('not_found');
});

test('without a session, and with another’s id, nothing is done', async () => {
  expect(await visitor.isRefused(postIdea, { body })).toBe('not_signed_in');
  const draft = await nurse.posts(anIdea(), { publish: false });
  const stranger = await world.contributor('Stranger');
  expect(await stranger.isRefused(getIdea, { params: { id: draft } })).toBe('idea_not_found');
  expect(await stranger.isRefused(editIdea, { params: { id: draft }, body, version: 1 })).toBe(
    'idea_not_found',
  );
});

test('a page of another site may not act for whoever is signed in here', async () => {
  const answer = await nurse.agent.post('/api/ideas').set('Origin', 'https://elsewhere.example').send(body);
  expect(answer.body.code).toBe('wrong_origin');
  expect((await nurse.agent.post('/api/ideas').set('Origin', world.origin).send(body)).status).toBe(200);
});

test('ten calls with one Idempotency-Key post once, and all are answered with it', async () => {
  const key = nurse.newKey();
  const before = (await nurse.does(listIdeas, { query: { mine: 'true', limit: 100 } })).items.length;
  const answers = await Promise.all(Array.from({ length: 10 }, () => nurse.tries(postIdea, { body, key })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body: idea }) => idea.id)).size).toBe(1);
  expect((await nurse.does(listIdeas, { query: { mine: 'true', limit: 100 } })).items.length).toBe(
    before + 1,
  );

  const changed = { body: { ...body.body, title: 'Something else' } };
  expect(await nurse.isRefused(postIdea, { body: changed, key })).toBe('idempotency_key_reused');
});

test('an edit names the version that was read', async () => {
  const id = await nurse.posts(anIdea());
  const read = await nurse.tries(getIdea, { params: { id } });
  expect(read.headers.etag).toBe('"1"');
  expect(await nurse.isRefused(editIdea, { params: { id }, body })).toBe('version_required');
  const edits = await Promise.all(
    ['One', 'Two', 'Three'].map((title) =>
      nurse.tries(editIdea, {
        params: { id },
        version: 1,
        body: { body: { ...body.body, title: `${title} class` } },
      }),
    ),
  );
  expect(edits.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
});

test('the OpenAPI document is valid and names every endpoint, its errors too', async () => {
  const { body: document } = await visitor.agent.get('/api/openapi.json');
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors ?? []).toEqual([]);
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).length).toBeGreaterThan(40);
  expect(document.paths['/introductions/{id}/accept'].post.responses['409'].description).toContain(
    'introduction_already_answered',
  );
  expect(
    document.paths[signUp.path].post.requestBody.content['application/json'].schema.additionalProperties,
  ).toBe(false);
  const page = await visitor.agent.get('/api/docs');
  expect(page.text).toContain('/api/introductions/:id/accept');
});

test('health, readiness and figures are told, and the headers are strict', async () => {
  expect((await visitor.agent.get('/health')).body).toEqual({ status: 'ok' });
  expect((await visitor.agent.get('/ready')).status).toBe(200);
  expect((await visitor.agent.get('/metrics')).text).toMatch(
    /http_request_duration_seconds_count\{.*path="\/ideas\/:id"/,
  );
  const { headers } = await visitor.agent.get('/health');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['x-powered-by']).toBeUndefined();
});

test('every code has a status', () => {
  expect(Object.values(errorStatus).every((status) => status >= 400 && status < 600)).toBe(true);
});

test('an address that a caller writes is not believed: the limit on sign-ups holds', async () => {
  const answers: number[] = [];
  for (let turn = 0; turn < 30 && !answers.includes(429); turn += 1) {
    const sent = await visitor.agent
      .post('/api/sign-up')
      .set('X-Forwarded-For', `203.0.113.${turn % 250}, 198.51.100.${turn % 250}`)
      .send({ email: 'taken@example.org', password: 'long enough to hash', name: 'Somebody', kind: 'other' });
    answers.push(sent.status);
  }
  expect(answers.at(-1)).toBe(429);
}, 60_000);
