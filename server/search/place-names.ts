import type { Region } from '../regions/hierarchy.ts';
import { distance, mistakesIn } from './spelling.ts';

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const rank = (name: string, asked: string): number | undefined => {
  if (name === asked) return 0;
  if (name.startsWith(`${asked} `)) return 1;
  if (name.startsWith(asked)) return 2;
  const parts = asked.split(' ');
  const words = name.split(' ');
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 3;
  // Names of places are many and short: one letter, and never the first.
  return mistakesIn(asked) > 0 && name[0] === asked[0] && distance(asked, name, 1) === 1 ? 4 : undefined;
};

/**
 * Places by name, in whatever form they are typed: the exact name, then names that begin so, then names whose words
 * begin with those typed, then misspelt ones. The larger place first, then by name. Those replaced are left out.
 */
export const placesNamed = (regions: readonly Region[], line: string): Region[] => {
  const asked = fold(line);
  if (asked.length < 2) return [];
  return regions
    .flatMap((region) => {
      const found = region.replacedBy === null ? rank(fold(region.name), asked) : undefined;
      return found === undefined ? [] : [{ region, found }];
    })
    .sort(
      (a, b) =>
        a.found - b.found ||
        b.region.spanEnd - b.region.spanStart - (a.region.spanEnd - a.region.spanStart) ||
        a.region.name.localeCompare(b.region.name),
    )
    .map(({ region }) => region);
};
