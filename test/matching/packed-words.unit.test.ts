import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeze } from '#server/matching/epoch.ts';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import { bagOfPacked, PACKED_BY, packWords } from '#server/matching/packed-words.ts';
import { bagOf } from '#server/matching/tokens.ts';
import { crowdOf } from './crowds.ts';
import { groundFor, taxonomy } from './worlds.ts';

/** Numbers for every other term of the market, from 1 on: the rest stands in the packs themselves. */
const numbersFor = (terms: readonly string[]) => {
  const numbered = ['', ...terms.filter((_, at) => at % 2 === 0)];
  const numbers = new Map(numbered.map((term, number) => [term, number]));
  return { numbered, numberOf: (term: string) => numbers.get(term) ?? 0 };
};

test('packed words come back as they were, numbered or not, in any script', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 90 })), fc.lorem(), (odd, plain) => {
      const bag = bagOf(`${odd.join(' ')} ${plain} ${plain} tŷ 東京`);
      const { numbered, numberOf } = numbersFor([...bag.terms.keys()]);
      const back = bagOfPacked({ bytes: packWords(bag, numberOf), terms: numbered });
      expect(back.length).toBe(bag.length);
      expect([...back.terms].map(([term, { count }]) => [term, count])).toEqual(
        [...bag.terms].map(([term, { count }]) => [term, count]),
      );
    }),
  );
});

test('a number that no term has is refused', () => {
  const bytes = packWords(bagOf('lantern'), () => 7);
  expect(() => bagOfPacked({ bytes, terms: ['', 'quilt'] })).toThrow('no term has number 7');
});

describe('a market read from packed words', () => {
  test.each([
    ['index', indexedRetrieval],
    ['exhaustive', exhaustiveRetrieval],
  ])('answers as one read from texts: %s', async (_, make) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const items = crowdOf({ seed, needs: 60, ideas: 300, wordy: true });
        const ground = groundFor(items);
        const { numbered, numberOf } = numbersFor(Object.keys(freeze(items, taxonomy).terms));
        const [read, packed] = [make(), make()];
        await read.load(ground, items);
        const filling = packed.fill(ground);
        for (const [at, item] of items.entries()) {
          // Some have been edited since they were packed.
          if (item.side === 'need' || at % 5 === 0) filling.take(item);
          else
            filling.take(
              { ...item, text: '' },
              { bytes: packWords(bagOf(item.text), numberOf), terms: numbered },
            );
        }
        filling.done();
        for (const asker of items.filter((__, at) => at % 9 === 0))
          expect(await packed.top(asker, { k: 20, at: 2000 })).toEqual(
            await read.top(asker, { k: 20, at: 2000 }),
          );
      }),
      { numRuns: 8 },
    );
  });
});

// What is kept of texts counts as long as their words come out the same: whoever changes how must raise TOKENS_VERSION.
test('kept words are of this version', () => {
  const text = `Re-offending, e-mail & co-design: the nurses' “night-time” rounds weren't £5 café naïve Ynys Môn's
    running runners ran 24/7 2nd ABC-123 don\u2019t x tŷ 東京 ${'long'.repeat(20)} re-re-use the the`;
  const words = [text, text.replace(/[^ -~]/g, '')].map((one) =>
    [...bagOf(one).terms].map(([term, { count }]) => `${term} ${count}`).join(' '),
  );
  const print = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 12);
  expect([PACKED_BY, print]).toEqual(['words 1, titles 2', '9b9b6c644b46']);
});
