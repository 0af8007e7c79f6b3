import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bagOf, tokens } from '#server/matching/tokens.ts';
import { WORDING } from '#server/matching/weights.ts';
import { askingOf, bm25, saturate, wording, wordParts } from '#server/matching/wording.ts';

const statistics = { idf: (term: string) => 1 + (term.length % 4), meanLength: 10, c: 0.2 };
const terms = (text: string) => tokens(text).map(({ term }) => term);
const vocabulary = 'falls home night carers memory bus rural damp cold school'.split(' ');
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 40 }).map((words) => words.join(' '));

describe('tokens', () => {
  test('stems, and drops stop words, single letters, case, accents and possessives', () => {
    expect(terms('The Carers’ homes and a carer’s HOME')).toEqual(['carer', 'home', 'carer', 'home']);
    expect(terms('Tŷ Bryngwyn, café')).toEqual(['ty', 'bryngwyn', 'cafe']);
    expect(terms('the of and to')).toEqual([]);
  });
  test('keeps the word as it was written', () => {
    expect(tokens('Loneliness')).toEqual([{ term: 'loneli', surface: 'loneliness' }]);
  });
  test('re-offending is reoffending, and in-house is two words', () => {
    expect(terms('re-offending')).toEqual(terms('reoffending'));
    expect(terms('co-operatives')).toEqual(terms('cooperative'));
    expect(terms('bed-blocking')).toEqual(terms('bed blocking'));
  });
  test('counts what it reads', () => {
    const bag = bagOf('Buses, bus stops and a bus');
    expect(bag.length).toBe(4);
    expect(bag.terms.get('bu')?.count ?? bag.terms.get('bus')?.count).toBeGreaterThanOrEqual(2);
  });
  test('reads any text without failing, an essay too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => tokens(any).every(({ term }) => term.length > 0)),
    );
    expect(bagOf('care '.repeat(100_000)).length).toBe(100_000);
  });
});

describe('wording', () => {
  test('rises with b, stays in [0, 1), and is one half where b reaches c of the ceiling', () => {
    expect(saturate(2, 10, 0.2)).toBe(0.5);
    expect(saturate(0, 0, 0.2)).toBe(0);
    const amount = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (one, other, ceiling) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(saturate(less * ceiling, ceiling, 0.2)).toBeLessThanOrEqual(
          saturate(more * ceiling, ceiling, 0.2),
        );
        expect(saturate(more * ceiling, ceiling, 0.2)).toBeLessThan(1);
      }),
    );
  });

  test('a term’s BM25 stays under its ceiling, rises with its count and falls with length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 5000 }), (count, length) => {
        const value = bm25(3, count, length, 50);
        expect(value).toBeLessThan(3 * (WORDING.k1 + 1));
        expect(bm25(3, count + 1, length, 50)).toBeGreaterThan(value);
        expect(bm25(3, count, length + 1, 50)).toBeLessThan(value);
      }),
    );
  });

  test('is in [0, 1), splits by word, and ranks as BM25 ranks', () => {
    fc.assert(
      fc.property(text, text, text, (need, one, other) => {
        const asking = askingOf(bagOf(need), statistics);
        const sum = (idea: string) =>
          asking.terms.reduce((total, { term, weight }) => {
            const bag = bagOf(idea);
            const found = bag.terms.get(term);
            return found ? total + bm25(weight, found.count, bag.length, statistics.meanLength) : total;
          }, 0);
        const value = wording(asking, bagOf(one), statistics);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        const parts = wordParts(asking, bagOf(one), statistics);
        expect(parts.reduce((total, { part }) => total + part, 0)).toBeCloseTo(value, 12);
        if (sum(one) >= sum(other))
          expect(value).toBeGreaterThanOrEqual(wording(asking, bagOf(other), statistics) - 1e-12);
      }),
    );
  });

  test('a long need is cut to its strongest terms', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const many = letters.flatMap((one) => letters.slice(0, 4).map((other) => `${one}${other}x`)).join(' ');
    const asking = askingOf(bagOf(`${many} reoffending reoffending`), { ...statistics, idf: () => 1 });
    expect(asking.terms).toHaveLength(WORDING.keyTerms);
    expect(asking.terms[0]?.surface).toBe('reoffending');
    expect(asking.ceiling).toBeCloseTo(
      asking.terms.reduce((total, { weight }) => total + weight * (WORDING.k1 + 1), 0),
      9,
    );
  });
});
