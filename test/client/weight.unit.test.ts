import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { builtClient } from '#server/http/client-build.ts';

/** A nurse's old telephone on one bar: what a page needs before it can be used, packed. */
const MOST = 190 * 1024;

const assets = join(builtClient, 'assets');
const entry = /src="\/assets\/(index-[\w-]+\.js)"/.exec(
  readFileSync(join(builtClient, 'index.html'), 'utf8'),
)?.[1];

/** A file and whatever it imports before it runs; what is fetched later is not counted. */
const withImports = (file: string, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(join(assets, file), 'utf8');
  for (const [, name] of code.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)) withImports(name ?? '', found);
  return found;
};

// Each with the words that are fetched beside it.
test.each([
  ['home', ['home-page', 'home', 'gaps']],
  ['posting a need', ['post-need-page', 'posting']],
  ['posting an idea', ['post-idea-page', 'posting']],
])('the first page of %s is light', (_, parts) => {
  const own = parts.flatMap((part) => {
    const found = readdirSync(assets).filter(
      (file) => file.replace(/-[\w-]{8}\.js$/, '') === part && file.endsWith('.js'),
    );
    expect([part, found.length]).toEqual([part, 1]);
    return found;
  });
  const files = new Set([entry ?? 'no entry', ...own].flatMap((file) => [...withImports(file)]));
  const bytes = [...files].map((file) => gzipSync(readFileSync(join(assets, file))).length);
  // Entry, ground and shared at least: fewer would mean that the imports were not found.
  expect(bytes.length).toBeGreaterThan(2);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MOST);
});
