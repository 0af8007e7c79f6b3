import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bagOf, tokens } from '#server/matching/tokens.ts';

const pieces = fc.constantFrom(
  ...['re', 'co', 'e', 'E', 'RE', 'read', 'mail', 'don', 's', 'x', '7', '_', ' ', '\n', '-', '\u2010', "'"],
  ...['\u2019', '\u2019s', '.', '\u2013', '\u00a0', '\u00a3', 'walking', 'Walks'],
);

describe('the words of a text', () => {
  test('are the same whether it is read sign by sign or, for the sake of one letter, by its patterns', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        // A letter by itself is no word, and one beyond ASCII is never read sign by sign.
        expect(tokens(text)).toEqual(tokens(`${text} \u00e9`));
        expect(tokens(`\u00e9 ${text}`)).toEqual(tokens(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('are remembered rightly, however many there are', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => `w${at}`);
    const read = tokens(many.join(' '));
    expect(read.map(({ surface }) => surface)).toEqual(many);
    expect(tokens(many.slice(0, 50).join(' '))).toEqual(read.slice(0, 50));
  });

  test('of an essay are all counted', () => {
    const essay = Array.from({ length: 100_000 }, (_, at) => `walk${at % 500} `).join('');
    const { length, terms } = bagOf(essay);
    expect(length).toBe(100_000);
    expect(terms.size).toBe(500);
    expect(terms.get('walk7')).toEqual({ count: 200, surface: 'walk7' });
  });

  test('longer than any word are passed over', () => {
    expect(tokens(`${'a'.repeat(65)} caf\u00e9 ${'b'.repeat(64)}`).map(({ surface }) => surface)).toEqual([
      'caf\u00e9',
      'b'.repeat(64),
    ]);
  });
});
