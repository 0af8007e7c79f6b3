import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alikeAmong, likeness } from '#server/tags/alike.ts';

test('labels are alike by how they are written: the same words are 1, whatever their capitals, accents and hyphens', () => {
  expect(likeness('Food & drink', 'food and  DRINK')).toBe(1);
  expect(likeness('Café-culture', 'cafe culture')).toBe(1);
  expect(likeness('Prevention of falls', 'Preventing falls')).toBeGreaterThan(0.5);
  expect(likeness('Zeppelins', 'Dementia')).toBe(0);
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const found = likeness(one, other);
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(1);
      expect(likeness(other, one)).toBe(found);
    }),
  );
});

test('a name counts more than a synonym, and what is too little alike is not offered', () => {
  const tags = [
    { id: 'a', label: 'Preventing falls', synonyms: ['balance'] },
    { id: 'b', label: 'Check-ups', synonyms: ['prevention'] },
    { id: 'c', label: 'Dementia', synonyms: ['memory loss'] },
  ];
  expect(alikeAmong('Prevention of falls', tags).map(({ id }) => id)).toEqual(['a']);
  expect(alikeAmong('Memory loss', tags)).toEqual([{ id: 'c', label: 'Dementia', likeness: 0.75 }]);
  expect(alikeAmong('Kites', tags)).toEqual([]);
});
