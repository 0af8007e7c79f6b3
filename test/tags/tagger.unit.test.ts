import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tokens } from '#server/matching/tokens.ts';
import { compileTaxonomy, type SuggestibleTag } from '#server/tags/suggest.ts';
import type { TaggedExample } from '#server/tags/tagger/example.ts';
import { modelOf } from '#server/tags/tagger/model.ts';
import { pack, unpack } from '#server/tags/tagger/packing.ts';
import { taggerOf, trainTagger } from '#server/tags/tagger/tagger.ts';
import { learn } from '#server/tags/tagger/train.ts';
import { compared, microF1, outcomeOf, trial } from '#server/tags/tagger/trial.ts';

const tag = (id: string, given: Partial<SuggestibleTag> = {}): SuggestibleTag => ({
  id,
  parentId: null,
  label: id,
  synonyms: [],
  pattern: null,
  excludePattern: null,
  ...given,
});
const tags = [tag('gardens', { synonyms: ['allotment'] }), tag('boats'), tag('bread'), tag('nobody')];
const taxonomy = compileTaxonomy(tags);
const options = { tokenise: tokens, seed: 7 };

/** Words that go with a tag, none of which the taxonomy knows. */
const about = {
  gardens: ['compost', 'seedlings', 'pruning', 'greenhouse', 'weeding'],
  boats: ['mooring', 'sailing', 'rowing', 'harbour', 'oars'],
  bread: ['flour', 'baking', 'yeast', 'sourdough', 'oven'],
};
type Known = keyof typeof about;
const dull = ['people', 'weekly', 'meeting', 'village', 'hall', 'project', 'local', 'volunteers'];

const textAbout = (ids: readonly Known[], number: number): string =>
  [
    ...ids.flatMap((id) => [0, 1, 2].map((at) => about[id][(number * 3 + at * 2) % 5])),
    ...[0, 1, 2].map((at) => dull[(number + at * 3) % dull.length]),
  ].join(' ');

const kinds: readonly (readonly Known[])[] = [['gardens'], ['boats'], ['bread'], ['gardens', 'bread']];
const examples: TaggedExample[] = Array.from({ length: 80 }, (_, number) => {
  const ids = kinds[number % kinds.length] ?? [];
  return { title: 'A project', text: textAbout(ids, number), tags: ids };
});
const tagger = trainTagger(examples, taxonomy, options);
const idsFor = (text: string, atLeast = 0.5): string[] =>
  tagger.suggest({ text }, { atLeast }).map(({ tagId }) => tagId);

describe('a learned tagger', () => {
  test('suggests by words that the taxonomy does not know', () => {
    expect(idsFor('Learn rowing from the harbour, then mooring')).toEqual(['boats']);
    expect(idsFor('A greenhouse with compost, and yeast and flour for the oven').toSorted()).toEqual([
      'bread',
      'gardens',
    ]);
  });

  test('says nothing of words that it never saw', () => {
    expect(idsFor('Quantum chromodynamics')).toEqual([]);
    expect(idsFor('')).toEqual([]);
  });

  test('names the words that earned a suggestion, as they were written', () => {
    const [boats] = tagger.suggest({ text: 'Weekly ROWING for local people' }, { atLeast: 0.1 });
    expect(boats).toMatchObject({ tagId: 'boats' });
    expect(boats?.words.join(' ')).toContain('rowing');
    expect(boats?.words.join(' ')).not.toMatch(/weekly|people/);
  });

  test('still finds by the taxonomy’s own words a tag that nobody had', () => {
    const [found] = tagger.suggest({ text: 'Nobody' }, { atLeast: 0 });
    expect(found).toMatchObject({ tagId: 'nobody', words: ['Nobody'] });
  });

  test('never suggests without words, and is never certain', () => {
    const words = [
      ...Object.values(about).flat(),
      ...dull,
      'allotment',
      'boats',
      'zebra',
      '',
      '\u0000',
      '😀',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), fc.string(), (some, strange) => {
        for (const { confidence, words: earned } of tagger.suggest(
          { title: strange, text: some.join(' ') },
          { atLeast: 0, most: 9 },
        )) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(1);
          expect(earned.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('is the same for the same examples and seed', () => {
    const again = trainTagger(examples, taxonomy, options);
    const text = 'Baking beside the harbour';
    expect(again.suggest({ text }, { atLeast: 0 })).toEqual(tagger.suggest({ text }, { atLeast: 0 }));
    expect(again.threshold).toBe(tagger.threshold);
  });

  test('learns from what was refused', () => {
    // Half of the texts about baking are refused "bread" from now on: those with an oven.
    const told = examples.map((example) =>
      example.tags.includes('bread') && example.text.includes('oven')
        ? { ...example, tags: example.tags.filter((id) => id !== 'bread'), refused: ['bread'] }
        : example,
    );
    const confidence = (of: typeof tagger) =>
      of.suggest({ text: 'oven' }, { atLeast: 0 }).find(({ tagId }) => tagId === 'bread')?.confidence ?? 0;
    expect(confidence(trainTagger(told, taxonomy, options))).toBeLessThan(confidence(tagger) / 2);
  });

  test('learns nothing of tags that were not asked about', () => {
    const partly = examples.map((example) => ({
      ...example,
      whole: false,
      refused: example.tags.includes('boats') ? ['bread'] : example.tags.includes('bread') ? ['boats'] : [],
    }));
    const { suggest } = trainTagger(partly, taxonomy, options);
    const told = suggest({ text: 'Sailing and rowing' }, { atLeast: 0.5 }).map(({ tagId }) => tagId);
    // Gardens were never refused, so that it might be about them too is no mistake; bread was.
    expect(told).toContain('boats');
    expect(told).not.toContain('bread');
  });

  test('cannot be learned from nothing', () => {
    expect(() => trainTagger([{ text: 'rowing', tags: [] }], taxonomy, options)).toThrow(RangeError);
    expect(() => trainTagger([], taxonomy, options)).toThrow(RangeError);
  });
});

describe('a packed tagger', () => {
  const packed = pack(modelOf(learn(examples, taxonomy, options)), taxonomy);
  const unpacked = (now: typeof taxonomy) => {
    const model = unpack(packed, now);
    if (model === undefined) throw new Error('another format');
    return taggerOf(model, now, tokens);
  };
  const text = 'Flour, sailing and an allotment with compost';

  test('suggests what it did before', () => {
    const before = tagger.suggest({ text }, { atLeast: 0 });
    const after = unpacked(taxonomy).suggest({ text }, { atLeast: 0 });
    expect(after.map(({ tagId, words }) => ({ tagId, words }))).toEqual(
      before.map(({ tagId, words }) => ({ tagId, words })),
    );
    for (const [at, { confidence }] of after.entries())
      expect(confidence).toBeCloseTo(before[at]?.confidence ?? 0, 3);
  });

  test('bears that tags went, came and changed places', () => {
    const [gardens, boats, bread] = tags;
    if (!gardens || !boats || !bread) throw new Error('three tags');
    const moved = compileTaxonomy([tag('new', { label: 'flour' }), bread, gardens]);
    const before = new Map(
      tagger.suggest({ text }, { atLeast: 0 }).map(({ tagId, words }) => [tagId, words] as const),
    );
    const after = unpacked(moved).suggest({ text }, { atLeast: 0 });
    expect(after.map(({ tagId }) => tagId).toSorted()).toEqual(['bread', 'gardens', 'new']);
    expect(after.find(({ tagId }) => tagId === 'gardens')?.words).toEqual(before.get('gardens'));
  });

  test('of another format is not used, and a broken one is told', () => {
    const other = inflateSync(packed).toString('latin1').replace('"format":1', '"format":9');
    expect(unpack(deflateSync(Buffer.from(other, 'latin1')), taxonomy)).toBeUndefined();
    expect(() => unpack(Buffer.from('no model'), taxonomy)).toThrow();
    expect(() => unpack(packed.subarray(0, 40), taxonomy)).toThrow();
  });
});

describe('the trial', () => {
  test('counts micro-F1 over all texts', () => {
    const outcomes = [
      outcomeOf({ text: '', tags: ['a', 'b'] }, [{ tagId: 'a' }, { tagId: 'c' }]),
      outcomeOf({ text: '', tags: ['a'], refused: ['d'], whole: false }, [{ tagId: 'c' }, { tagId: 'd' }]),
    ];
    expect(outcomes).toEqual([
      { right: 1, wrong: 1, missed: 1 },
      { right: 0, wrong: 1, missed: 1 },
    ]);
    expect(microF1(outcomes)).toBeCloseTo(2 / (2 + 4));
    expect(microF1([])).toBe(0);
  });

  test('tells a sure gain from a chance one', () => {
    const good = Array.from({ length: 60 }, () => ({ right: 1, wrong: 0, missed: 0 }));
    const bad = good.map((one, at) => (at % 3 === 0 ? { right: 0, wrong: 1, missed: 1 } : one));
    const mixed = bad.toReversed();
    expect(compared(bad, good, 1).gain.low).toBeGreaterThan(0);
    const { gain } = compared(bad, mixed, 1);
    expect(gain.low).toBeLessThan(0);
    expect(gain.high).toBeGreaterThan(0);
  });

  test('holds a fifth back and beats the taxonomy’s own words, which know none of these', () => {
    const tried = trial(examples, taxonomy, options);
    expect(tried).toMatchObject({ seed: 7, learnedFrom: 64, heldBack: 16 });
    expect(tried.patterns.mean).toBe(0);
    expect(tried.learned.mean).toBeGreaterThan(0.9);
    expect(tried.gain.low).toBeGreaterThan(0.5);
  });
});
