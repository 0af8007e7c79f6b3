import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { en } from '../../client/src/words/en.ts';

const src = new URL('../../client/src', import.meta.url).pathname;
const catalogue = readFileSync(join(src, 'words/en.ts'), 'utf8');
/** The words that come with pages: the names under which they are asked for, and the file that brings them. */
const files = new Map(
  [...catalogue.matchAll(/^ {2}(\w+): \(\) => import\('([^']+)'/gm)].map(([, name = '', file]) => [
    name,
    file,
  ]),
);
const later = [...files.keys()];

const code = (path: string): string =>
  readFileSync(path, 'utf8')
    .replace(/^\s*(\*|\/\/|\/\*\*).*$/gm, '')
    // What is fetched later has words of its own to fetch.
    .replace(/import\(\s*'[^']+'\s*\)/g, '');

const imported = (path: string): string[] =>
  [...code(path).matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from '(\.[^']+\.tsx?)'/gm)].map(([, name]) =>
    join(dirname(path), name ?? ''),
  );

/** A file with all that is fetched with it. */
const together = (path: string, found = new Set<string>()): Set<string> => {
  if (found.has(path) || path.includes('/words/')) return found;
  found.add(path);
  for (const next of imported(path)) together(next, found);
  return found;
};

/** The words of these files that nobody can count on being there. */
const spoken = (path: string): string[] => {
  const said = [...together(path)].map(code).join('\n');
  return later.filter((name) => new RegExp(`['"\`]${name}\\.[a-zA-Z$]`).test(said));
};

interface Fetched {
  readonly from: string;
  readonly page: string;
  readonly learnt: readonly string[];
}

/** Whatever is fetched later, with the words that are fetched beside it. */
const fetched: readonly Fetched[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words'))
  .flatMap((name) => {
    const path = join(src, name);
    const text = readFileSync(path, 'utf8');
    return [...text.matchAll(/import\(\s*'(\.[^']+\.tsx?)'\s*\)/g)].map((match) => {
      // A route says it beside its page; a part that is fetched, somewhere in the file that fetches it.
      const said = name.endsWith('-routes.ts') ? (text.slice(match.index).split('\n});')[0] ?? '') : text;
      return {
        from: name,
        page: join(dirname(path), match[1] ?? ''),
        learnt: [...said.matchAll(/'(\w+)'/g)].map(([, word = '']) => word),
      };
    });
  })
  .filter(({ page }) => existsSync(page));

test('the catalogue, the pages and what they fetch are found', () => {
  expect(later).toContain('messages');
  expect(fetched.length).toBeGreaterThan(50);
  expect(fetched.some(({ learnt }) => learnt.length > 1)).toBe(true);
});

test('what every page carries speaks no words that come later', () => {
  expect(spoken(join(src, 'app/main.tsx'))).toEqual([]);
  expect(later.filter((name) => name in en)).toEqual([]);
});

test.each(fetched.map((one) => [relative(src, one.page), one] as const))('%s has its words', (_, one) => {
  const known = new Set(one.learnt.map((name) => files.get(name)));
  expect({ from: one.from, missing: spoken(one.page).filter((name) => !known.has(files.get(name))) }).toEqual(
    {
      from: one.from,
      missing: [],
    },
  );
});
