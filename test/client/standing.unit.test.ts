import { describe, expect, test } from '@jest/globals';
import type { AnswerStatus, Introduction } from '#server/introductions/introductions.contract.ts';
import { clockOf, turnOf as turnFor } from '../../client/src/introductions/standing.ts';

type Standing = Parameters<typeof turnFor>[0];

const turnOf = (one: Standing, me = 'nia') => turnFor(one, me);

const answer = (status: AnswerStatus): Introduction['answers']['need'] => ({
  status,
  answeredAt: null,
  fields: [],
  privateReason: null,
});

const standing = (
  changes: Partial<Standing>,
  need: AnswerStatus = 'waiting',
  idea: AnswerStatus = 'waiting',
) => ({
  status: 'proposed' as const,
  answers: { need: answer(need), idea: answer(idea) },
  as: 'broker' as const,
  brokerId: 'nia',
  mediation: 'introduced' as const,
  proposedAt: '2026-11-16T09:00:00Z',
  remindAt: '2026-11-20T09:00:00Z',
  overdueAt: '2026-11-24T09:00:00Z',
  expiresAt: '2026-12-15T09:00:00Z',
  ...changes,
});

describe('whose turn it is', () => {
  test('a draft waits for the broker who looks after it, and says "you" to no colleague', () => {
    const draft = standing({ status: 'drafted' });
    expect(turnOf(draft)).toBe('you');
    expect(turnOf(draft, 'owain')).toBe('colleague');
    expect(turnOf({ ...draft, brokerId: null }, 'owain')).toBe('agency');
  });

  test('a proposal waits for whoever has not answered, and says "you" to that side', () => {
    expect(turnOf(standing({}))).toBe('both');
    expect(turnOf(standing({}, 'accepted'))).toBe('idea');
    expect(turnOf(standing({}, 'waiting', 'accepted'))).toBe('need');
    expect(turnOf(standing({ as: 'need' }))).toBe('you');
    expect(turnOf(standing({ as: 'need' }, 'accepted'))).toBe('idea');
  });

  test('once connected all three talk, unless everything goes through the broker', () => {
    expect(turnOf(standing({ status: 'connected' }, 'accepted', 'accepted'))).toBe('three');
    const moderated = { status: 'connected', mediation: 'fully_moderated' } as const;
    expect(turnOf(standing({ ...moderated, as: 'need' }, 'accepted', 'accepted'))).toBe('broker');
    expect(turnOf(standing(moderated, 'accepted', 'accepted'))).toBe('you');
    expect(turnOf(standing(moderated, 'accepted', 'accepted'), 'owain')).toBe('colleague');
  });

  test.each(['declined', 'withdrawn', 'expired', 'closed'] as const)('%s waits for nobody', (status) => {
    expect(turnOf(standing({ status }))).toBe('nobody');
  });
});

describe('the clock', () => {
  const at = (day: string): number => Date.parse(`${day}T10:00:00Z`);

  test('is due, then soon, then so many days over', () => {
    expect(clockOf(standing({}), at('2026-11-18'))).toMatchObject({ kind: 'due', soon: false });
    expect(clockOf(standing({}), at('2026-11-21'))).toMatchObject({ kind: 'due', soon: true });
    expect(clockOf(standing({}), at('2026-11-24'))).toEqual({ kind: 'over', days: 0 });
    expect(clockOf(standing({}), at('2026-11-26'))).toEqual({ kind: 'over', days: 2 });
  });

  test('runs only for a proposal', () => {
    expect(clockOf(standing({ status: 'connected' }), at('2026-11-30'))).toEqual({ kind: 'none' });
  });
});
