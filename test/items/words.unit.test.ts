import { describe, expect, test } from '@jest/globals';
import { excerptOf, prefixQuery } from '#server/items/words.ts';

describe('a search', () => {
  test.each([
    ['care leav', "'care' & 'leav':*"],
    ["carer's  rest!", "'carer' & 's' & 'rest':*"],
    ['dŵr', "'dŵr':*"],
    ["'; drop table needs; --", "'drop' & 'table' & 'needs':*"],
  ])('for %s is %s', (q, expected) => {
    expect(prefixQuery(q)).toBe(expected);
  });

  test('without words is none', () => {
    expect(prefixQuery(' &|!:* ')).toBeNull();
  });
});

describe('an excerpt', () => {
  test('of a short text is the text, on one line', () => {
    expect(excerptOf('One\n  two')).toBe('One two');
  });

  test('ends between words, within its length', () => {
    expect(excerptOf('one two three', 9)).toBe('one two…');
    expect(excerptOf('x'.repeat(20), 9)).toBe(`${'x'.repeat(9)}…`);
  });
});
