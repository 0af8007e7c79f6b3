import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

/** What the OpenAPI document says of a value: enough of it to make one up. */
interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
}
type Json = Record<string, unknown>;

const nobody = '01900000-0000-7000-8000-000000000000';
const cursorOf = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** As JSON text, so that half a character and a number beyond all bounds arrive as they are. */
const strange = [
  ...['null', '-1', '1e400', '9007199254740993', '""', '" "', '"\\u0000"', '"\\ud800"', '[[]]', '{}', 'true'],
  ...[`"' or 1=1--"`, '"../../etc/passwd"', '"0000-01-01T00:00:00Z"', '"2020-01-01T00:00:00+23:59"'],
  ...['"0000-01-01"', '"__proto__"', `"${nobody}"`, `"${'x'.repeat(5_000)}"`, `"${'-'.repeat(190)}"`],
];
const cursors = [
  ...['x', 'e30', cursorOf(null), cursorOf([]), cursorOf(['0000-01-01T00:00:00.000Z', nobody])],
  ...[cursorOf(['2020-01-01T00:00:00+23:59', nobody]), cursorOf(['a', nobody]), cursorOf(['\u0000', nobody])],
  ...[cursorOf([1e308, nobody, nobody]), cursorOf([-5e-324, nobody, nobody]), cursorOf([{ a: 1 }, nobody])],
];

const world = await openWorld();
const [carys, nurse, bethan] = [await world.commissioner(), await world.contributor(), await world.broker()];
const [need, idea] = [await carys.posts(aNeed()), await nurse.posts(anIdea())];
await world.settle();
const introduction = await bethan.introduces(need, idea);
const [match] = await rows<{ id: string }>(world.db, 'select id from matches');
const ids: Readonly<Record<string, string>> = {
  needs: need,
  ideas: idea,
  introductions: introduction,
  matches: match?.id ?? '',
  organisations: bethan.agencyId,
};
const document = (await carys.agent.get('/api/openapi.json')).body;

const madeUp = (given: Schema): unknown => {
  const found: Schema =
    given.$ref === undefined ? given : document.components.schemas[given.$ref.split('/').at(-1) ?? ''];
  const [first] = found.anyOf ?? [];
  if (found.default !== undefined) return found.default;
  if (first !== undefined) return madeUp(first);
  if (found.enum !== undefined) return found.enum[0];
  if (found.const !== undefined) return found.const;
  if (found.type === 'object')
    return Object.fromEntries(
      Object.entries(found.properties ?? {}).map(([name, inner]) => [name, madeUp(inner)]),
    );
  if (found.type === 'array') return [];
  if (found.type === 'integer' || found.type === 'number') return Math.max(1, found.minimum ?? 1);
  if (found.type === 'boolean') return true;
  if (found.format === 'uuid') return nobody;
  if (found.format === 'email') return 'somebody@example.org';
  if (found.format === 'date-time') return '2030-01-01T00:00:00Z';
  if (found.format === 'date') return '2030-01-01';
  return found.pattern?.startsWith('^[A-Z]') ? 'W06000023' : 'some words of some length';
};

/** Every way to put one strange value into a body, as JSON text. */
const spoilt = (body: Json): string[] => {
  const MARK = 'the strange value goes here';
  const waysInto = (value: unknown): unknown[] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, inner]) =>
          [MARK, ...waysInto(inner)].map((changed) => ({ ...value, [name]: changed })),
        )
      : [];
  // A third of them in each place, another third in the next: all of them in all places takes a minute.
  return waysInto(body).flatMap((way, place) =>
    strange
      .filter((_, turn) => (turn + place) % 3 === 0)
      .map((text) => JSON.stringify(way).replace(`"${MARK}"`, () => text)),
  );
};

const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, item]) =>
  (['get', 'post', 'put', 'patch'] as const).flatMap((method) => {
    const operation = item[method];
    // Who signs in and out is tested on its own: it would end the session, or run into the limits.
    return operation === undefined || /^\/sign-/.test(path) ? [] : [{ method, path, operation }];
  }),
);

test('no endpoint breaks, whatever a caller sends', async () => {
  const broken: string[] = [];
  let calls = 0;
  for (const { method, path, operation } of operations) {
    const at = (id = ids[path.split('/')[1] ?? ''] ?? nobody): string =>
      `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(name === 'id' ? id : nobody))}`;
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body = schema === undefined ? undefined : (madeUp(schema) as Json);
    const asked = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    const plain = Object.fromEntries(
      asked
        .filter(({ required }) => required === true)
        .map(({ name, schema }) => [name, ids[`${name}s`] ?? madeUp(schema)]),
    );
    const send = async (url: string, query: Json, text: string | undefined): Promise<void> => {
      calls += 1;
      const request = bethan.agent[method](url).query(query).set('If-Match', '"1"');
      const { status } = await (text === undefined ? request : request.type('json').send(text));
      if (status >= 500)
        broken.push(`${status} ${method} ${url} ${JSON.stringify(query)} ${text ?? ''}`.slice(0, 300));
    };
    const whole = body === undefined ? undefined : JSON.stringify(body);
    await send(at(), plain, whole);
    for (const id of path.includes('{') ? ['\u0000', 'x', nobody.toUpperCase(), '__proto__', '..'] : [])
      await send(at(id), plain, whole);
    for (const { name } of asked) {
      const values = name === 'cursor' ? cursors : strange.map((text) => text.replace(/^"|"$/g, ''));
      for (const value of [...values, ['a', 'b']]) await send(at(), { ...plain, [name]: value }, whole);
    }
    if (body === undefined) continue;
    for (const text of spoilt(body)) await send(at(), plain, text);
    await send(at(), plain, '{"__proto__":{"administrator":true}}');
    await send(at(), plain, `${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  }
  expect(broken).toEqual([]);
  expect(calls).toBeGreaterThan(2_000);
}, 180_000);
