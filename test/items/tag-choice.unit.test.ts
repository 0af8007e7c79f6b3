import { describe, expect, test } from '@jest/globals';
import { chooseTags, type HeldTag } from '#server/items/tag-choice.ts';

const AT = '2026-05-01T12:00:00.000Z';
const choose = (given: Partial<Parameters<typeof chooseTags>[0]>): Record<string, string> =>
  Object.fromEntries(
    chooseTags({ held: [], chosen: [], refused: [], suggested: [], by: 'ann', at: AT, ...given }).map(
      (tag) => [tag.tagId, tag.rejectedAt === null ? `${tag.origin} ${tag.confidence}` : 'rejected'],
    ),
  );
const held = (tagId: string, more: Partial<HeldTag> = {}): HeldTag => ({
  tagId,
  origin: 'author',
  confidence: 1,
  decidedBy: 'ann',
  rejectedAt: null,
  ...more,
});

describe('the tags of an item', () => {
  test('are what its author chose, and what its text suggests beside', () => {
    expect(
      choose({
        chosen: ['falls'],
        suggested: [
          { id: 'falls', origin: 'pattern', confidence: 0.4 },
          { id: 'age', origin: 'pattern', confidence: 0.6 },
        ],
      }),
    ).toEqual({
      falls: 'author 1',
      age: 'pattern 0.6',
    });
  });

  test('a tag that its author took away is remembered and not suggested again', () => {
    const first = chooseTags({
      held: [held('falls')],
      chosen: [],
      refused: [],
      suggested: [],
      by: 'ann',
      at: AT,
    });
    expect(first).toEqual([held('falls', { rejectedAt: AT })]);
    expect(choose({ held: first, suggested: [{ id: 'falls', origin: 'pattern', confidence: 0.9 }] })).toEqual(
      {
        falls: 'rejected',
      },
    );
  });

  test('unless the author chooses it after all', () => {
    expect(choose({ held: [held('falls', { rejectedAt: AT })], chosen: ['falls'] })).toEqual({
      falls: 'author 1',
    });
  });

  test('a refused suggestion stays away', () => {
    expect(
      choose({ refused: ['cats'], suggested: [{ id: 'cats', origin: 'pattern', confidence: 0.9 }] }),
    ).toEqual({
      cats: 'rejected',
    });
    const pattern = held('cats', { origin: 'pattern', confidence: 0.5, decidedBy: null });
    expect(choose({ held: [pattern], refused: ['cats'] })).toEqual({ cats: 'rejected' });
  });

  test('suggestions follow the text; what a broker added stays', () => {
    const before = [
      held('old', { origin: 'pattern', confidence: 0.5, decidedBy: null }),
      held('learnt', { origin: 'model', confidence: 0.5, decidedBy: null }),
      held('broker', { origin: 'broker', decidedBy: 'bea' }),
    ];
    expect(choose({ held: before, suggested: [{ id: 'new', origin: 'pattern', confidence: 0.5 }] })).toEqual({
      broker: 'broker 1',
      new: 'pattern 0.5',
    });
  });

  test('whoever chose a tag first stays named', () => {
    const [kept] = chooseTags({
      held: [held('falls')],
      chosen: ['falls'],
      refused: [],
      suggested: [],
      by: 'bob',
      at: AT,
    });
    expect(kept?.decidedBy).toBe('ann');
  });
});
