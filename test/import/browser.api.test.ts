import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { listLog } from '#server/administration/log.contract.ts';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import {
  cancelImport,
  getImport,
  type Import,
  type ImportKind,
  listImports,
  startImport,
} from '#server/import/imports.contract.ts';
import { importsService } from '#server/import/imports.service.ts';
import { openLog } from '#server/log.ts';
import { cookieOf } from '#test/support/live.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const [ruth, nurse] = [await world.administrator(), await world.contributor()];

const sending = (kind: ImportKind, name = `${kind}.csv`) =>
  ruth.agent.post('/api/imports').query({ kind, name }).set('Content-Type', 'text/csv');
const sends = async (kind: ImportKind, content: string, name?: string): Promise<Import> => {
  const { status, body } = await sending(kind, name).send(content);
  if (status !== 200) throw new Error(`${status} ${body.code}`);
  return body;
};
const sees = (id: string): Promise<Import> => ruth.does(getImport, { params: { id } });
const sendsAndTries = async (kind: ImportKind, content: string, name?: string): Promise<Import> => {
  const { id } = await sends(kind, content, name);
  await world.settle();
  return sees(id);
};
const starts = async (id: string, mayLeaveOut = 0): Promise<Import> => {
  const body = { mayLeaveOut, reason: 'The yearly list of the region' };
  await ruth.does(startImport, { params: { id }, body });
  await world.settle();
  return sees(id);
};
const cancels = (id: string) => ruth.does(cancelImport, { params: { id } });
const names = async (beginning: string): Promise<string[]> =>
  (
    await rows<{ name: string }>(world.db, 'select name from organisations where name like ? order by name', [
      `${beginning}%`,
    ])
  ).map(({ name }) => name);
const left = async (): Promise<number> =>
  (await rows(world.db, "select 1 from import_pieces where part = 'file'")).length;

const mixed = 'external_id,name,kind\na1,Ash House,charity\na2,Ash Farm,castle\na3,Ash Lane,council\n';

test('a file is tried and taken back, then goes in for real without being sent again', async () => {
  const tried = await sendsAndTries('organisations', mixed, 'Ash, "old".csv');
  expect(tried).toMatchObject({
    status: 'checked',
    sentBy: ruth.name,
    report: { read: 3, created: 2, changed: 0, unchanged: 0, refused: 1 },
    moves: ['start', 'cancel'],
  });
  expect(tried.report?.firstRefused).toEqual([
    { line: 3, field: 'kind', reason: expect.stringContaining('"castle" is none of council') },
  ]);
  expect(await names('Ash')).toEqual([]);

  const refused = await ruth.agent.get(`/api/imports/${tried.id}/refused.csv`);
  expect(refused.headers['content-disposition']).toBe('attachment; filename="Ash-old-.refused-rows.csv"');
  expect(refused.text).toMatch(
    /^\uFEFFline,field,reason,external_id,name,kind\r\n3,kind,.*,a2,Ash Farm,castle\r\n$/,
  );

  // Nothing is left out that the administrator has not seen.
  expect(await starts(tried.id, 0)).toMatchObject({
    status: 'checked',
    problem: expect.stringContaining('More rows are refused'),
  });
  expect(await names('Ash')).toEqual([]);
  expect(await starts(tried.id, 1)).toMatchObject({
    status: 'done',
    report: { created: 2, refused: 1 },
    moves: [],
  });
  expect(await names('Ash')).toEqual(['Ash House', 'Ash Lane']);
  expect(await left()).toBe(0);

  const events = (await ruth.does(listLog, { query: { id: tried.id } })).items;
  expect(events.map(({ type }) => type)).toEqual([
    'import.done',
    'import.started',
    'import.checked',
    'import.started',
    'import.checked',
    'import.sent',
  ]);
  expect(events[1]).toMatchObject({ actorId: ruth.personId, reason: 'The yearly list of the region' });

  const again = await sendsAndTries('organisations', mixed);
  expect(again).toMatchObject({ report: { created: 0, unchanged: 2 }, moves: ['cancel'] });
  await cancels(again.id);
});

test.each([
  ['a workbook', 'PK\u0003\u0004sheet', 'workbook'],
  ['other separators', 'external_id;name\n1;x\n', 'separated by commas'],
  ['another file', 'external_id,label\n1,x\n', 'no column "name"'],
  ['nothing', '', 'empty'],
  ['two bytes a letter', 'e\u0000x\u0000t\u0000e\u0000r\u0000n\u0000', 'UTF-16'],
])('%s is refused in a sentence, and is out of the way', async (_, content, words) => {
  const refused = await sendsAndTries('organisations', content);
  expect(refused).toMatchObject({ status: 'refused', problem: expect.stringContaining(words), moves: [] });
  expect(await left()).toBe(0);
});

test('one of a kind at a time, and another kind beside it', async () => {
  const first = await sends('organisations', 'external_id,name\nb1,Beech\n');
  expect((await sending('organisations').send('external_id,name\nb2,Birch\n')).body.code).toBe(
    'import_under_way',
  );
  const other = await sends('ideas', 'external_id,title,summary\ni1,Shed library,Books in a shed\n');
  await world.settle();
  expect((await sees(other.id)).status).toBe('checked');
  await cancels(first.id);
  await cancels(other.id);
  expect(await left()).toBe(0);
});

test('given up while it runs, nothing of it is kept, whoever is first', async () => {
  const tried = await sendsAndTries('organisations', 'external_id,name\nc1,Cedar\n');
  await ruth.does(startImport, { params: { id: tried.id }, body: { mayLeaveOut: 0, reason: 'Asked for' } });
  // Another import has its turn, so that this one stands before its first row.
  const another = await world.db.transaction();
  await another.raw('select pg_advisory_xact_lock(7205303)');
  const running = world.settle();
  const cancelled = await cancels(tried.id);
  await another.commit();
  await running;
  expect(cancelled.status).toBe('cancelled');
  expect(await sees(tried.id)).toMatchObject({ status: 'cancelled' });
  expect(await names('Cedar')).toEqual([]);
  expect(await left()).toBe(0);
  expect(await ruth.isRefused(cancelImport, { params: { id: tried.id } })).toBe('already_moved');
});

test('broken off by the end of its process, it is begun again by the next', async () => {
  const { id } = await sends('organisations', 'external_id,name\nd1,Damson\n');
  const { db, clock, services } = world;
  const ground = { db, clock, log: openLog('silent'), accounts: services.accounts };
  const ending = importsService({ ...ground, limit: 1_000 });
  ending.stop();
  await expect(ending.tasks.run_import({ importId: id })).rejects.toThrow('ends');
  expect(await sees(id)).toMatchObject({ status: 'checking', attempts: 1 });
  await world.settle();
  expect(await sees(id)).toMatchObject({ status: 'checked', report: { created: 1 } });
  await cancels(id);

  // The other's limit, while it is here: said before a byte is read, or noticed as they come.
  const actor = await services.organisations.loadActor(ruth.personId, null);
  if (actor === null) throw new Error('Ruth is not there');
  const long = async function* () {
    for (let line = 0; line < 100; line += 1) yield Buffer.from('a line of some length\n');
  };
  for (const size of [2_200, undefined]) {
    const sent = { kind: 'ideas', name: 'x.csv', tagsFound: false, size, bytes: long() } as const;
    await expect(ending.send(actor, sent, always)).rejects.toMatchObject({ code: 'body_too_large' });
  }
  expect(await left()).toBe(0);
});

/** Whether a file of this kind is on its way in: its upload holds the turn from its first byte to its end. */
const isArriving = async (kind: ImportKind): Promise<boolean> =>
  (
    await rows(
      world.db,
      `select 1 from pg_locks where locktype = 'advisory' and objsubid = 1
         and (classid::bigint << 32 | objid::bigint) = hashtextextended('import ' || :kind, 0)`,
      { kind },
    )
  ).length > 0;

test('an upload that breaks off leaves nothing behind, and another may follow', async () => {
  const known = (await ruth.does(listImports)).items.length;
  const headers = { cookie: cookieOf(ruth, world.origin), 'Content-Type': 'text/csv' };
  const broken = request(`${world.origin}/api/imports?kind=needs&name=x.csv`, { method: 'POST', headers });
  const cut = new Promise((resolve) => broken.on('error', resolve));
  broken.write('external_id,title,description\n');
  // Nothing else is sent before it has its turn, or it would be the one that is refused.
  while (!(await isArriving('needs'))) await setTimeout(5);
  expect((await sending('needs').send('x')).body.code).toBe('import_under_way');
  broken.destroy(new Error('The line went dead'));
  await cut;
  while (await isArriving('needs')) await setTimeout(5);
  expect((await ruth.does(listImports)).items.length).toBe(known);
  expect((await sending('needs').send('a')).status).toBe(200);
  await world.settle();
  const { items, limit } = await ruth.does(listImports);
  expect(items.length - known).toBe(1);
  expect(await left()).toBe(0);
  expect(limit).toBe(250_000_000);
});

test('nobody else imports, or looks at what was imported', async () => {
  const [known] = (await ruth.does(listImports)).items;
  const params = { id: known?.id ?? '' };
  expect(await nurse.isRefused(listImports)).toBe('not_allowed');
  expect(await nurse.isRefused(getImport, { params })).toBe('not_allowed');
  expect(await nurse.isRefused(cancelImport, { params })).toBe('not_allowed');
  expect(await nurse.isRefused(startImport, { params, body: { mayLeaveOut: 0, reason: 'Mine' } })).toBe(
    'not_allowed',
  );
  const url = '/api/imports?kind=ideas&name=x.csv';
  expect((await nurse.agent.post(url).set('Content-Type', 'text/csv').send('a,b')).body.code).toBe(
    'not_allowed',
  );
  expect((await nurse.agent.get(`/api/imports/${params.id}/refused.csv`)).body.code).toBe('not_allowed');
  expect((await world.visitor().agent.get(`/api/imports/${params.id}/refused.csv`)).body.code).toBe(
    'not_signed_in',
  );
});
