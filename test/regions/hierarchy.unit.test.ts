import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { hierarchyOf, type Region } from '#server/regions/hierarchy.ts';

const linesOf = (file: string) =>
  parse<Record<string, string>>(readFileSync(new URL(`../../seeds/${file}`, import.meta.url)), {
    columns: true,
  });
const split = (text: string | undefined): string[] => (text ?? '').split(' ').filter((word) => word !== '');

const lines = linesOf('regions.csv');
const regions = lines.map(
  (line): Region => ({
    code: line.code ?? '',
    name: line.name ?? '',
    kind: line.kind as Region['kind'],
    parent: line.parent || null,
    lat: Number(line.lat),
    lon: Number(line.lon),
    spanStart: Number(line.span_start),
    spanEnd: Number(line.span_end),
    replacedBy: line.replaced_by || null,
  }),
);
const borders = lines.flatMap((line) =>
  split(line.neighbours).map((beside) => [line.code ?? '', beside] as const),
);
const uk = hierarchyOf(regions, borders);

const anywhere = fc.constantFrom(...regions.map(({ code }) => code));
const parentOf = new Map(regions.map(({ code, parent }) => [code, parent]));

/** The slow way: up from parent to parent. */
const liesIn = (code: string, outer: string): boolean => {
  for (
    let here: string | null | undefined = uk.resolve(code)?.code;
    here != null;
    here = parentOf.get(here)
  ) {
    if (here === uk.resolve(outer)?.code) return true;
  }
  return false;
};

describe('the seeded places', () => {
  test('are one country, four nations, nine regions and 361 councils, and those that went before', () => {
    const standing = Map.groupBy(
      regions.filter(({ replacedBy }) => replacedBy === null),
      ({ kind }) => kind,
    );
    expect(Object.fromEntries([...standing].map(([kind, all]) => [kind, all.length]))).toEqual({
      country: 1,
      nation: 4,
      region: 9,
      local_authority: 361,
    });
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
  });

  test('all lie somewhere on the British Isles', () => {
    for (const { lat, lon } of regions) {
      expect(lat).toBeGreaterThan(49);
      expect(lat).toBeLessThan(61);
      expect(lon).toBeGreaterThan(-9);
      expect(lon).toBeLessThan(2);
    }
  });

  test('name neighbours that name them back', () => {
    const said = new Set(borders.map(([one, other]) => `${one} ${other}`));
    for (const [one, other] of borders) expect(said).toContain(`${other} ${one}`);
  });

  test('sets hold councils that stand today, each once', () => {
    const standing = new Set(regions.flatMap((r) => (r.replacedBy === null ? r.code : [])));
    const sets = linesOf('region-sets.csv');
    expect(sets.length).toBeGreaterThan(50);
    for (const { members } of sets) {
      const codes = split(members);
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(standing).toContain(code);
    }
  });
});

describe('the hierarchy', () => {
  test('"within" by range agrees with walking up the parents', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (one, other) => {
        expect(uk.within(one, other)).toBe(liesIn(one, other));
      }),
      { numRuns: 3000 },
    );
    for (const { code } of regions) {
      for (const { code: outer } of uk.lineage(code)) expect(uk.within(code, outer)).toBe(true);
    }
  });

  test('neighbours are symmetric and never oneself', () => {
    fc.assert(
      fc.property(anywhere, (code) => {
        const here = uk.resolve(code)?.code ?? '';
        for (const beside of uk.neighbours(code)) {
          expect(beside).not.toBe(here);
          expect(uk.neighbours(beside)).toContain(here);
        }
      }),
    );
  });

  test('an abolished code stands for its successor, through several', () => {
    expect(uk.resolve('E07000164')?.name).toBe('North Yorkshire');
    expect(uk.resolve('E07000191')?.name).toBe('Somerset');
    expect(uk.within('E07000191', 'E12000009')).toBe(true);
    for (const { code } of regions) expect(uk.resolve(code)?.replacedBy).toBeNull();
  });

  test('two councils share a region in England only', () => {
    expect(uk.sameRegion('E08000025', 'E08000026')).toBe(true);
    expect(uk.sameRegion('E08000025', 'E08000003')).toBe(false);
    expect(uk.sameRegion('W06000015', 'W06000022')).toBe(false);
  });

  test('knows nothing of unknown codes, and ends where rows go round in a ring', () => {
    expect(uk.resolve('E99999999')).toBeUndefined();
    expect(uk.within('E99999999', 'E99999999')).toBe(false);
    const ring = (code: string, other: string): Region => ({
      ...(regions[0] as Region),
      code,
      parent: other,
      replacedBy: other,
    });
    const broken = hierarchyOf([ring('A', 'B'), ring('B', 'A')], []);
    expect(broken.resolve('A')?.code).toBe('B');
    expect(broken.lineage('A').map(({ code }) => code)).toEqual(['B', 'A']);
  });
});
