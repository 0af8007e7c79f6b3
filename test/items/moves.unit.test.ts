import { describe, expect, test } from '@jest/globals';
import { after, type ItemStatus, isPublic, movesAt, statusAt } from '#server/items/moves.ts';

const NOON = '2026-05-01T12:00:00.000Z';
const standing = (status: ItemStatus, expiresAt: string | null = null) => ({ status, expiresAt });

describe('where an item stands', () => {
  test('it is expired from the very instant on, though nothing has written it down', () => {
    expect(statusAt(standing('published', NOON), '2026-05-01T11:59:59.999Z')).toBe('published');
    expect(statusAt(standing('published', NOON), NOON)).toBe('expired');
    expect(statusAt(standing('paused', NOON), NOON)).toBe('expired');
  });

  test('drafts and closed items do not expire', () => {
    expect(statusAt(standing('draft', NOON), NOON)).toBe('draft');
    expect(statusAt(standing('closed', NOON), NOON)).toBe('closed');
  });

  test.each([
    ['draft', 'publish', 'published'],
    ['draft', 'pause', undefined],
    ['draft', 'close', 'closed'],
    ['published', 'publish', undefined],
    ['published', 'pause', 'paused'],
    ['published', 'close', 'closed'],
    ['paused', 'publish', 'published'],
    ['paused', 'pause', undefined],
    ['expired', 'publish', 'published'],
    ['expired', 'pause', undefined],
    ['closed', 'publish', undefined],
    ['closed', 'close', undefined],
  ] as const)('%s, %s: %s', (status, verb, expected) => {
    expect(after(verb, standing(status), NOON)).toBe(expected);
    expect(movesAt(standing(status), NOON).includes(verb)).toBe(expected !== undefined);
  });

  test('a closed item can be read by link only if it was once open to all', () => {
    expect(isPublic({ ...standing('closed'), publishedAt: NOON })).toBe(true);
    expect(isPublic({ ...standing('closed'), publishedAt: null })).toBe(false);
    expect(isPublic({ ...standing('paused'), publishedAt: NOON })).toBe(false);
    expect(isPublic({ ...standing('expired'), publishedAt: NOON })).toBe(true);
  });
});
