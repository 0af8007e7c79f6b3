import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allLexemes, queryOf, readWords, termsOf, termText } from '#server/search/asked-words.ts';
import { excerptAround, piecesOf, stemsIn } from '#server/search/pieces.ts';
import { placesNamed } from '#server/search/place-names.ts';
import { distance, nearest } from '#server/search/spelling.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'or',
        '-',
        '"',
        "'",
        '&',
        '|',
        '!',
        '(',
        ')',
        ':*',
        '<->',
        ' ',
        '\u0000',
        'care',
        '🙂',
        '<b>',
        '\\',
      ),
    )
    .map((parts) => parts.join('')),
);
const textOf = (pieces: readonly { text: string }[]): string => pieces.map(({ text }) => text).join('');

describe('reading what was typed', () => {
  const said = (q: string) => {
    const asked = readWords(q);
    return {
      all: asked.all.map((any) => any.map(({ words }) => words.join(' '))),
      none: asked.none.map(({ words }) => words.join(' ')),
      line: asked.line,
    };
  };

  test.each([
    ['young carers', { all: [['young'], ['carers']], none: [], line: 'young carers' }],
    ['"young carers" wales', { all: [['young carers'], ['wales']], none: [], line: '' }],
    ['bus or train', { all: [['bus', 'train']], none: [], line: '' }],
    ['bus -train', { all: [['bus']], none: ['train'], line: '' }],
    ['co-production', { all: [['co'], ['production']], none: [], line: 'co production' }],
    ['or', { all: [['or']], none: [], line: 'or' }],
    ['"left open', { all: [['left open']], none: [], line: '' }],
    ['-', { all: [], none: [], line: '' }],
  ])('%s', (q, expected) => expect(said(q)).toEqual(expected));

  test('never throws, and nothing but letters and digits comes through to the database', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (q, begins) => {
        const asked = readWords(q, { begins });
        const terms = termsOf(asked);
        expect(terms.length).toBeLessThanOrEqual(12);
        for (const term of terms) expect(termText(term)).toMatch(/^'[\p{L}\p{N}\p{M} ]+'(:\*)?$/u);
        const query = queryOf(
          asked,
          terms.map((_, at) => `'${at}'`),
        );
        expect(query === null).toBe(asked.all.length === 0);
        expect(
          queryOf(
            asked,
            terms.map(() => ''),
          ),
        ).toBe(null);
      }),
    );
  });
});

describe('marking what was found', () => {
  const marked = (text: string, query: string) =>
    piecesOf(text, stemsIn(query)).flatMap(({ text: one, hit }) => (hit ? [one] : []));

  test('marks the forms of a word, and no other that begins like it', () => {
    expect(marked('Carers care, caring in Cardiff, a career', "'care'")).toEqual(['care', 'caring']);
    expect(marked('Carers care, a carer', "'carer'")).toEqual(['Carers', 'carer']);
    expect(marked('Happy, happiness, unhappy', "'happi'")).toEqual(['Happy', 'happiness']);
    expect(marked('Running, runs, runaway', "'run'")).toEqual(['Running', 'runs']);
    expect(marked('Cafés and a café', "'cafe'")).toEqual(['Cafés', 'café']);
    expect(marked('bus, train', "'bus' & !('train')")).toEqual(['bus']);
  });

  test('keeps every character, whatever the text and the question', () => {
    fc.assert(
      fc.property(
        anything,
        fc.array(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 4 }),
        (text, stems) => {
          expect(textOf(piecesOf(text, stems))).toBe(text);
        },
      ),
    );
  });

  test('cuts an excerpt from the text, of about the length that was asked for, with what was found in it', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 20, max: 120 }), (text, length) => {
        const excerpt = textOf(excerptAround(text, ['care'], length));
        expect(excerpt.length).toBeLessThanOrEqual(length + 3);
        const flat = text.replace(/\s+/gu, ' ').trim();
        expect(flat).toContain(excerpt.replace(/^… /, '').replace(/…$/, ''));
      }),
    );
    const long = `${'Words before it. '.repeat(40)}The falls clinic is full. ${'And after it. '.repeat(40)}`;
    expect(excerptAround(long, ['fall']).some(({ text, hit }) => hit && text === 'falls')).toBe(true);
  });
});

describe('spelling', () => {
  test('counts letters added, left out, changed and swapped', () => {
    expect(distance('dementia', 'dementia', 2)).toBe(0);
    expect(distance('demetia', 'dementia', 2)).toBe(1);
    expect(distance('demetnia', 'dementia', 2)).toBe(1);
    expect(distance('demenzia', 'dementia', 2)).toBe(1);
    expect(distance('dementia', 'garden', 2)).toBe(3);
  });

  test('is the same both ways, never more than the longer word, and bounded as it was asked', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const far = distance(one, other, 10);
        expect(distance(other, one, 10)).toBe(far);
        expect(far).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance(one, other, most)).toBe(Math.min(far, most + 1));
        expect(far === 0).toBe(one === other);
      }),
    );
  });

  test('offers the nearest word, never for numbers and short ones', () => {
    expect(nearest('hopsital', ['hospital', 'hospitals', 'spital']).map(({ word }) => word)).toEqual([
      'hospital',
      'hospitals',
    ]);
    expect(nearest('nhs', ['nds'])).toEqual([]);
    expect(nearest('2025', ['2026'])).toEqual([]);
  });
});

test('places are found by name, the larger first, by their words and with a letter wrong', () => {
  const region = (
    code: string,
    name: string,
    spanStart = 1,
    spanEnd = 1,
    replacedBy: string | null = null,
  ) => ({
    code,
    name,
    kind: 'local_authority' as const,
    parent: null,
    lat: 0,
    lon: 0,
    spanStart,
    spanEnd,
    replacedBy,
  });
  const all = [
    region('1', 'Wrexham'),
    region('2', 'Wales', 1, 22),
    region('3', 'Newcastle upon Tyne'),
    region('4', 'Powys'),
    region('5', 'Powys', 1, 1, '4'),
    region('6', 'Ynys Môn'),
  ];
  const named = (line: string) => placesNamed(all, line).map(({ code }) => code);
  expect(named('w')).toEqual([]);
  expect(named('wa')).toEqual(['2']);
  expect(named('powis')).toEqual(['4']);
  expect(named('newcastle tyne')).toEqual(['3']);
  expect(named('ynys mon')).toEqual(['6']);
  expect(named('wowys')).toEqual([]);
});

describe('what a question asks for and nothing else', () => {
  test.each([
    ["'carer'", ['carer']],
    ["('carer') & ('~W92000004' & '#a''b')", ['carer', '~W92000004', "#a'b"]],
    ["('carer' | 'parent')", undefined],
    ["('carer') & !('parent')", undefined],
    ["'young' <-> 'carer'", undefined],
    ["'car':*", undefined],
  ])('%s', (query, expected) => expect(allLexemes(query)).toEqual(expected));
});
