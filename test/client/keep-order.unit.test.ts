import { describe, expect, test } from '@jest/globals';
import { keepOrder, withGone } from '../../client/src/matching/keep-order.ts';

const items = (ids: string): { id: string }[] => [...ids].map((id) => ({ id }));
const idsOf = (list: readonly { id: string }[]): string => list.map(({ id }) => id).join('');

describe('a queue that stands still while news come in', () => {
  test('what is shown keeps its order though the ranking changed', () => {
    expect(idsOf(keepOrder(['a', 'b', 'c'], items('cab')))).toBe('abc');
  });

  test('a new pair comes in after the one that the server put before it, or first', () => {
    expect(idsOf(keepOrder(['a', 'b', 'c'], items('nabmc')))).toBe('nabmc');
    expect(idsOf(keepOrder(['a', 'b', 'c'], items('cnab')))).toBe('abcn');
  });

  test('a pair that comes on two pages is shown once', () => {
    expect(idsOf(keepOrder([], items('abba')))).toBe('ab');
  });

  test('what a colleague took keeps its place, marked as gone', () => {
    const { items: rows, gone } = withGone(items('abcd'), items('acd'), () => true);
    expect(idsOf(rows)).toBe('abcd');
    expect([...gone]).toEqual(['b']);
  });

  test('what this reader moved does not stay, nor does the tail that has only moved to the next page', () => {
    expect(idsOf(withGone(items('abcd'), items('acd'), (id) => id !== 'b').items)).toBe('acd');
    expect(idsOf(withGone(items('abcd'), items('ab'), () => true).items)).toBe('ab');
  });

  test('two that are gone side by side keep their order', () => {
    expect(idsOf(withGone(items('abcd'), items('d'), () => true).items)).toBe('abcd');
  });
});
