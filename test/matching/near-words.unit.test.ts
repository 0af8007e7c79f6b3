import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeze, wordStatistics } from '#server/matching/epoch.ts';
import { sampling } from '#server/matching/exemplars.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { bagOf } from '#server/matching/tokens.ts';
import { NEAR, WORDING } from '#server/matching/weights.ts';
import { askingOf, wording, wordParts } from '#server/matching/wording.ts';
import { draftIdea } from '#test/eval/drafts.ts';

const vocabulary = 'falls home night carers memory bus rural damp cold school garden music'.split(' ');
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }).map((words) => words.join(' '));
const texts = fc.array(text, { minLength: 1, maxLength: 30 });
const statisticsOf = (said: readonly string[]) =>
  wordStatistics(
    freeze(
      said.map((one, at) => draftIdea({ id: `idea-${at}`, text: one })),
      taxonomyOf([]),
    ),
  );
const nearOf = (need: string, said: readonly string[]) =>
  askingOf(bagOf(need), statisticsOf(said))
    .terms.filter(({ near }) => near)
    .map(({ surface }) => surface);

// Two ways of speaking of one thing, among others that have nothing to do with it.
const market = [
  'Night visits after falls, with a pendant alarm',
  'Falls at night: volunteers answer the pendant alarm',
  'A choir for anybody who likes singing',
  'Bus passes for rural schools',
  'Damp homes and cold rooms',
  'Gardens at schools',
];

describe('near words', () => {
  test('are those that ideas which answer a need share, and the need does not say', () => {
    const near = nearOf('falls at night', market);
    expect(near.sort()).toEqual(['alarm', 'pendant']);
    expect(nearOf('falls at night, pendant', market)).toEqual(['alarm']);
  });

  test('are not taken from ideas that hardly answer, nor from a single one', () => {
    expect(nearOf('choir', market)).toEqual([]);
    expect(nearOf('astronomy', market)).toEqual([]);
    const asksForMuch =
      'falls tenancy eviction arrears landlord bailiff court debt rent letting deposit notice';
    expect(nearOf(asksForMuch, market)).toEqual([]);
  });

  test('let an idea answer that shares no word with the need, for less than the need’s own words', () => {
    const statistics = statisticsOf(market);
    const asking = askingOf(bagOf('falls at night'), statistics);
    const [far, near, own] = ['singing choir', 'pendant alarm', 'falls night'].map((idea) =>
      wording(asking, bagOf(idea), statistics),
    );
    expect(far).toBe(0);
    expect(near).toBeGreaterThan(0);
    expect(own).toBeGreaterThan(near ?? 1);
    const parts = wordParts(asking, bagOf('a pendant for falls'), statistics);
    expect(parts.map(({ needWord, near }) => [needWord, near])).toEqual([
      ['falls', false],
      ['pendant', true],
    ]);
  });

  test('come after the own words, count their sixteenths, and are no more than may be', () => {
    fc.assert(
      fc.property(text, texts, (need, said) => {
        const statistics = statisticsOf(said);
        const bag = bagOf(need);
        const { terms, ceiling } = askingOf(bag, statistics);
        const near = terms.filter((term) => term.near);
        expect(near.length).toBeLessThanOrEqual(NEAR.words);
        expect(terms.slice(terms.length - near.length)).toEqual(near);
        for (const { term, weight } of near) {
          expect(bag.terms.has(term)).toBe(false);
          expect((16 * weight) / statistics.idf(term)).toBeCloseTo(NEAR.sixteenths, 9);
        }
        const sum = terms.reduce((total, { weight }) => total + weight * (WORDING.k1 + 1), 0);
        expect(ceiling).toBeCloseTo(sum, 9);
      }),
    );
  });

  test('W stays in [0, 1) and splits by word within 1e-9, near words too', () => {
    fc.assert(
      fc.property(text, text, texts, (need, idea, said) => {
        const statistics = statisticsOf(said);
        const asking = askingOf(bagOf(need), statistics);
        const value = wording(asking, bagOf(idea), statistics);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        const parts = wordParts(asking, bagOf(idea), statistics);
        expect(Math.abs(parts.reduce((sum, { part }) => sum + part, 0) - value)).toBeLessThan(1e-9);
      }),
    );
  });

  test('depend on the need and the epoch alone: not on what was asked before, nor on storage', () => {
    fc.assert(
      fc.property(text, text, texts, (need, before, said) => {
        const epoch = freeze(
          said.map((one, at) => draftIdea({ id: `idea-${at}`, text: one })),
          taxonomyOf([]),
        );
        const used = wordStatistics(epoch);
        askingOf(bagOf(before), used);
        const stored = wordStatistics(JSON.parse(JSON.stringify(epoch)));
        expect(askingOf(bagOf(need), used)).toEqual(askingOf(bagOf(need), stored));
      }),
    );
  });

  test('a market counted before there were any finds none', () => {
    const { exemplars: _, ...older } = freeze([draftIdea({ id: 'a', text: 'falls' })], taxonomyOf([]));
    expect(askingOf(bagOf('falls at night'), wordStatistics(older)).terms).toHaveLength(2);
  });
});

describe('the sample', () => {
  const rarity = { idf: () => 1, meanLength: 4 };
  const frozen = (ids: readonly string[], most: number) => {
    const sample = sampling(most);
    for (const id of ids) sample.offer(id, bagOf(`word${id} ${'again '.repeat(Number(id) % 5)}`));
    return sample.freeze(() => true, rarity);
  };

  test('is the same whatever the order, and no larger than asked for', () => {
    const ids = fc.uniqueArray(
      fc.nat(9_999).map((id) => `${id}`),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 20 }), fc.func(fc.nat()), (all, most, shuffle) => {
        const other = [...all].sort((one, two) => shuffle(one) - shuffle(two));
        const sample = frozen(all, most);
        expect(frozen(other, most)).toEqual(sample);
        expect(sample.ideas).toHaveLength(Math.min(most, all.length));
      }),
    );
  });

  test('draws by chance: about as many of the late as of the early', () => {
    const drawn = frozen(
      Array.from({ length: 4_000 }, (_, id) => `${id}`),
      400,
    );
    const early = drawn.terms.filter(
      (term) => /^word\d+$/.test(term) && Number(term.slice(4)) < 2_000,
    ).length;
    expect(early).toBeGreaterThan(140);
    expect(early).toBeLessThan(260);
  });

  test('keeps the most telling words of a long text, and only those that recur', () => {
    const sample = sampling(1);
    sample.offer('a', bagOf(Array.from({ length: 300 }, (_, at) => `word${at}`).join(' ')));
    const { ideas, terms } = sample.freeze((term) => term.endsWith('7'), rarity);
    expect(terms).toHaveLength(30);
    expect(ideas[0]).toHaveLength(60);
    expect(sample.freeze(() => true, rarity).terms).toHaveLength(NEAR.termsKept);
  });
});
