import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';

/** The rows of the table of traps, as they are written. */
const trapsIn = (text: string): { trap: string; guard: string; file: string; title: string }[] =>
  (text.split('## Traps')[1]?.split('\n## ')[0] ?? '').split('\n').flatMap((line) => {
    const [, trap, guard, proof] = /^\| (.+?) \| (.+) \| (.+) \|$/.exec(line) ?? [];
    if (trap === undefined || guard === undefined || proof === undefined || trap === 'trap') return [];
    const [, file = '', title = ''] = /^`(.+?)`: (.+)$/.exec(proof) ?? [];
    return [{ trap, guard: /`(server\/.+?)`/.exec(guard)?.[1] ?? '', file, title }];
  });

test('each trap of the stack has its guard and its test, where the page on security says', async () => {
  const traps = trapsIn(await readFile('docs/security.md', 'utf8'));
  expect(traps).toHaveLength(10);
  for (const { trap, guard, file, title } of traps) {
    expect([trap, (await readFile(guard, 'utf8')).length > 0]).toEqual([trap, true]);
    const told = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes(title));
    expect([trap, told.some((line) => /test\(|it\(|^ {2}`/.test(line))]).toEqual([trap, true]);
  }
});
