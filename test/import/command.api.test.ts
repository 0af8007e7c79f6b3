import { spawn } from 'node:child_process';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readArguments, taxonomyOf } from '#server/import/arguments.ts';
import { openDatabase } from '#test/support/database.ts';
import { openFolder } from './files.ts';

const database = await openDatabase();
afterAll(database.drop);
const { write } = await openFolder(database.db);

/** The command as it is typed. */
const command = (...words: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['server/import/main.ts', ...words], {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        NODE_ENV: 'development',
        SESSION_SECRET: 'a secret that only this test knows, of some length',
        NODE_OPTIONS: '',
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, out, err }));
  });

describe('npm run import', () => {
  test('accounts for every row and ends with 0; with bad rows it ends with 1', async () => {
    const good = await write('good.csv', 'external_id,title,summary\nz1,Shed library,Books in a shed\n');
    const first = await command('ideas', good);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toMatch(/1 row read\n\s+created\s+1\n\s+changed\s+0\n\s+unchanged\s+0/);
    const bad = await write('bad.csv', 'external_id,title,summary\nz2,No summary,\nz3,Fine,Text\n');
    const second = await command('ideas', bad);
    expect(second.code).toBe(1);
    expect(second.out).toContain('summary: It is empty (line 2)');
    expect(second.out).toContain('bad.bad-rows.csv');
    expect(await command('ideas', bad, '--skip-bad')).toMatchObject({ code: 0 });
    const { rows } = await database.db.raw('select external_id from ideas order by 1');
    expect(rows).toEqual([{ externalId: 'z1' }, { externalId: 'z3' }]);
    // The planner has seen the new rows.
    const known = await database.db.raw("select reltuples from pg_class where oid = 'ideas'::regclass");
    expect(known.rows).toEqual([{ reltuples: 2 }]);
  }, 60_000);

  test.each([
    [[], 'Usage: npm run import'],
    [['cats', 'x.csv'], '"cats" cannot be imported'],
    [['ideas', 'x.csv', '--fast'], 'There is no option --fast'],
    [['ideas', 'x.csv', 'y.csv'], 'One file at a time'],
    [['tags', 'x.csv', '--taxonomy'], '--taxonomy needs a name'],
  ])('%j is refused in words', (given, message) => {
    expect(() => readArguments(given)).toThrow(message);
  });

  test('takes its options anywhere', () => {
    expect(readArguments(['--dry-run', 'needs', '--taxonomy', 'UK CAT', 'x.csv'])).toEqual({
      noun: 'needs',
      file: 'x.csv',
      dryRun: true,
      skipBad: false,
      tagsFound: false,
      taxonomy: 'UK CAT',
    });
    expect(taxonomyOf(readArguments(['tags', 'x.csv', '--taxonomy=UK CAT']))).toBe('uk-cat');
    expect(taxonomyOf(readArguments(['tags', '/data/UKCat.csv']))).toBe('ukcat');
  });

  test('says what is wrong with a file, and with the lack of one', async () => {
    const noColumn = await write('no-column.csv', 'external_id,name\n1,x\n');
    const missing = await command('needs', noColumn);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain(
      'The file has no column "title", "description". Its columns are: external_id, name.',
    );
    expect((await command('needs', '/nowhere/at-all.csv')).err).toContain(
      'There is no file /nowhere/at-all.csv.',
    );
  }, 60_000);
});
