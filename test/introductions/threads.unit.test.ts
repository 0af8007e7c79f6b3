import { describe, expect, it } from '@jest/globals';
import { threadsFor } from '#server/introductions/threads.ts';

const at = '2026-11-23T10:00:00.000Z';
const proposed = { status: 'proposed', mediation: 'introduced', proposedAt: at, connectedAt: null } as const;
const connected = { ...proposed, status: 'connected', connectedAt: at } as const;

describe('the threads of an introduction', () => {
  it('are none while it is a draft', () => {
    expect(threadsFor({ ...proposed, status: 'drafted', proposedAt: null }, 'broker')).toEqual([]);
  });

  it('are a talk apart with each side before both accept', () => {
    expect(threadsFor(proposed, 'broker')).toEqual([
      { thread: 'need', writable: true },
      { thread: 'idea', writable: true },
    ]);
    expect(threadsFor(proposed, 'need')).toEqual([{ thread: 'need', writable: true }]);
    expect(threadsFor(proposed, 'idea')).toEqual([{ thread: 'idea', writable: true }]);
  });

  it('are one room of three after, while the talks apart rest', () => {
    expect(threadsFor(connected, 'idea')).toEqual([
      { thread: 'all', writable: true },
      { thread: 'idea', writable: false },
    ]);
  });

  it('never open a room of three where all goes through the broker', () => {
    const moderated = { ...connected, mediation: 'fully_moderated' } as const;
    expect(threadsFor(moderated, 'need')).toEqual([{ thread: 'need', writable: true }]);
    expect(threadsFor(moderated, 'broker').map(({ thread }) => thread)).toEqual(['need', 'idea']);
  });

  it('can only be read once it has ended, however it did', () => {
    for (const status of ['declined', 'withdrawn', 'expired', 'closed'] as const) {
      for (const as of ['need', 'idea', 'broker'] as const) {
        const threads = threadsFor({ ...connected, status }, as);
        expect(threads.length).toBeGreaterThan(0);
        expect(threads.some(({ writable }) => writable)).toBe(false);
      }
    }
  });

  it('never show a side the talk with the other', () => {
    for (const mediation of ['fully_moderated', 'introduced', 'light'] as const) {
      for (const found of [proposed, connected]) {
        expect(threadsFor({ ...found, mediation }, 'need').map(({ thread }) => thread)).not.toContain('idea');
        expect(threadsFor({ ...found, mediation }, 'idea').map(({ thread }) => thread)).not.toContain('need');
      }
    }
  });
});
