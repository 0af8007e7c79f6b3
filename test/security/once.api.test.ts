import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import type { Call } from './once-call.ts';
import { calls, edits, nurse, world } from './once-calls.ts';

/** Posts that may be repeated without a key, and why; any other must take one. */
const repeatable: Readonly<Record<string, string>> = {
  '/tags/suggest': 'asks',
  '/matches/similar': 'asks',
  '/matches/preview': 'asks',
  '/matches/changes': 'asks',
  '/claims/invitations/read': 'asks',
  '/notifications/read': 'what is read is read',
  '/mail-stops': 'what is stopped is stopped',
  '/mail-stops/undo': 'what comes again comes again',
  '/introductions/{id}/read': 'a mark only moves on',
  '/introductions/{id}/messages': 'the client makes the id of a message',
  '/sign-in': 'a session',
  '/demo/sign-in': 'a session',
  '/sign-out': 'a session',
  '/me/erase': 'an account is erased once',
  '/sign-up': 'one account for an address',
  '/verify-email': 'a token is used once',
  '/verify-email/resend': 'a mail, within limits',
  '/password/forgot': 'a mail, within limits',
  '/password/reset': 'a token is used once',
};
/** Edits that replace a whole that one person alone keeps, or a setting; any other names the version that was read. */
const replaced: Readonly<Record<string, string>> = {
  '/me/card': 'one’s own',
  '/me/grants': 'one’s own',
  '/me/password': 'one’s own',
  '/me/broker-label': 'one’s own',
  '/notifications/settings': 'one’s own',
  '/organisations/{id}/patch': 'a setting, as it was last put',
};

interface Operation {
  readonly method: 'post' | 'put' | 'patch';
  readonly path: string;
  readonly takes: (header: string) => boolean;
}
const { paths } = (await nurse.agent.get('/api/openapi.json')).body as {
  paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
};
const operations = Object.entries(paths).flatMap(([path, item]) =>
  (['post', 'put', 'patch'] as const).flatMap((method): Operation[] => {
    const operation = item[method];
    if (operation === undefined) return [];
    const headers = (operation.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name);
    return [{ method, path, takes: (header) => headers.includes(header) }];
  }),
);
const keyed = operations.filter(({ takes }) => takes('Idempotency-Key')).map(({ path }) => path);
const versioned = operations.filter(({ takes }) => takes('If-Match'));

test('every post that creates or moves takes a key, and every edit names the version that was read', () => {
  expect(operations.length).toBeGreaterThan(50);
  const posts = operations.filter(({ method }) => method === 'post').map(({ path }) => path);
  expect(posts.filter((path) => !keyed.includes(path)).sort()).toEqual(
    posts.filter((path) => path in repeatable).sort(),
  );
  const edits = operations.filter(({ method }) => method !== 'post');
  expect(
    edits
      .filter(({ takes }) => !takes('If-Match'))
      .map(({ path }) => path)
      .sort(),
  ).toEqual(
    edits
      .filter(({ path }) => path in replaced)
      .map(({ path }) => path)
      .sort(),
  );
});

/** What needs a trained version or a job that fails: asked of, together too, in tests of their own. */
const elsewhere = [
  '/jobs/{id}/run-again',
  '/jobs/{id}/give-up',
  '/tagger/versions/{id}/activate',
  '/tagger/deactivate',
  '/learning/versions/{id}/activate',
  '/learning/deactivate',
  '/learning/learn',
];

/**
 * How many rows every table has, but for sessions and what keeps the keys themselves, and for jobs that are queued under
 * a key: there is one of them whoever asked.
 */
const counts = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await rows<{ name: string; count: string }>(
        world.db,
        `select format('%I.%I', schemaname, tablename) as name,
           (xpath('/row/count/text()',
             query_to_xml(format('select count(*) from %I.%I%s', schemaname, tablename,
               case tablename when '_private_jobs' then ' where key is null' end), false, true, '')))[1]::text as count
         from pg_tables where schemaname in ('public', 'graphile_worker')
           and tablename not in ('sessions', 'idempotency_keys', 'rate_limits')`,
      )
    ).map(({ name, count }) => [name, Number(count)]),
  );
const addedBy = async (act: () => Promise<void>): Promise<Record<string, number>> => {
  const before = await counts();
  await act();
  const after = await counts();
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) => {
      const more = count - (before[name] ?? 0);
      return more === 0 ? [] : [[name, more]];
    }),
  );
};

test('each of them is ready to be called here', () => {
  expect(keyed.filter((path) => !(path in calls)).sort()).toEqual([...elsewhere].sort());
});

test.each(Object.keys(calls))('%s: five at once under one key are one', async (path) => {
  const ask = ({ as, url, body = {}, csv }: Call, key: string) => {
    const asked = as.agent.post(`/api${url}`).set('Idempotency-Key', key);
    return csv === undefined ? asked.send(body) : asked.set('Content-Type', 'text/csv').send(csv);
  };
  const prepare = calls[path];
  if (prepare === undefined) throw new Error('Not ready');
  // One import of a kind is under way at a time: the next can be made ready only when the first is done with.
  const inTurn = path.startsWith('/imports');
  const alone = await prepare(path);
  const beside = inTurn ? undefined : await prepare(path);
  await world.settle();
  const once = await addedBy(async () => {
    const { status, body } = await ask(alone, crypto.randomUUID());
    expect([path, status === 200 ? 200 : body.code]).toEqual([path, 200]);
  });
  expect(once).not.toEqual({});
  const together = beside ?? (await prepare(path));
  const five = await addedBy(async () => {
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(together, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });
  expect(five).toEqual(once);
});

test.each(versioned)('$method $path: of five edits of one version one is made', async ({ method, path }) => {
  const prepare = edits[path.replace(/\{(\w+)\}/g, ':$1')];
  if (prepare === undefined) throw new Error('Not ready');
  const { as, url, body = {} } = await prepare();
  expect((await as.agent[method](`/api${url}`).send(body)).body.code).toBe('version_required');
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => as.agent[method](`/api${url}`).set('If-Match', '"1"').send(body)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
});
