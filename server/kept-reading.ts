import type { Clock } from './clock.ts';

interface Fresh {
  readonly clock: Clock;
  readonly forMs: number;
}

/**
 * A reading that serves all who ask, until it is dropped or no longer fresh. One that fails is told to those who wait
 * for it and is not kept: whoever asks next reads anew.
 */
export const keptReading = <Found>(read: () => Promise<Found>, fresh?: Fresh) => {
  let kept: { readonly at: number; readonly found: Promise<Found> } | undefined;
  const isFresh = (at: number, now: number): boolean =>
    fresh === undefined || (now >= at && now - at < fresh.forMs);
  return {
    get: (): Promise<Found> => {
      const now = fresh?.clock().getTime() ?? 0;
      if (kept !== undefined && isFresh(kept.at, now)) return kept.found;
      const mine = { at: now, found: read() };
      kept = mine;
      mine.found.catch(() => {
        if (kept === mine) kept = undefined;
      });
      return mine.found;
    },
    drop: (): void => {
      kept = undefined;
    },
  };
};
