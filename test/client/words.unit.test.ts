import { describe, expect, test } from '@jest/globals';
import { en, learnWords } from '../../client/src/words/en.ts';
import { translator } from '../../client/src/words/translate.ts';

await learnWords(
  'accounts',
  'home',
  'gaps',
  'matching',
  'organisations',
  'posting',
  'claims',
  'tags',
  'learning',
  'mediation',
  'introductions',
  'messages',
  'notifications',
  'alerts',
  'mailing',
  'stopping',
  'search',
  'map',
  'data',
  'places',
);
const t = translator(en, 'en-GB');

type Tree = { readonly [name: string]: string | Tree };
const leaves = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${before}${name}`, value]] : leaves(value, `${before}${name}.`),
  );

describe('the words', () => {
  test('a gap is filled, and the same gap everywhere in the sentence', () => {
    expect(t('items.by', { day: 'Thursday 26 November' })).toBe('By Thursday 26 November');
  });

  test('a count chooses its plural, and none may have words of its own', () => {
    expect(t('items.shown', { count: 1 })).toBe('One shown');
    expect(t('items.shown', { count: 12 })).toBe('12 shown');
    expect(t('posting.drawer.need', { count: 0 })).toBe('No idea fits yet. Every answer helps.');
  });

  test('every language that has more plurals than English finds its own', () => {
    const cy = translator(
      { items: { shown_two: 'dau', shown_few: '{{count}} ychydig', shown_other: '{{count}}' } },
      'cy',
    );
    expect([2, 3, 7].map((count) => cy('items.shown', { count }))).toEqual(['dau', '3 ychydig', '7']);
  });

  test('a broker reads a stage, an offer and a wish in the words of whoever posted them', () => {
    const lower = (of: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(of).map(([name, words]) => [name, words.charAt(0).toLowerCase() + words.slice(1)]),
      );
    expect(en.matching?.side.stageOf).toEqual(en.items.stage);
    expect(en.matching?.side.askOf).toEqual(lower(en.items.ask));
    expect(en.matching?.side.resourceOf).toEqual(lower(en.items.resource));
  });

  test('whatever has one plural has the one for other, too', () => {
    const names = new Set(leaves(en).map(([name]) => name));
    const alone = [...names].filter(
      (name) => /_(one|zero)$/.test(name) && !names.has(name.replace(/_(one|zero)$/, '_other')),
    );
    expect(alone).toEqual([]);
  });

  test('nothing shouts, pleads or congratulates', () => {
    const loud = leaves(en).filter(([, text]) => /!|successfully|please/i.test(text));
    expect(loud).toEqual([]);
  });
});
