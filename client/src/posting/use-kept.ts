import { useState } from 'react';
import { keep } from '../app/keep.ts';
import { DRAFTS } from './use-draft.ts';

type Texts = Record<string, string>;

const restore = <T extends Texts>(text: string | null, start: T): T => {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const known = Object.entries(kept ?? {}).filter(
      ([field, value]) => field in start && typeof value === 'string',
    );
    return { ...start, ...Object.fromEntries(known) };
  } catch {
    // Damaged: there is nothing to save from it.
    return start;
  }
};

/** The answers of a short form, kept while this tab is open, so that a reload in the middle loses nothing. */
export const useKept = <T extends Texts>(name: string, start: T) => {
  const key = `${DRAFTS}${name}`;
  const [said, setSaid] = useState<T>(() => restore(sessionStorage.getItem(key), start));
  const say = (next: T): void => {
    setSaid(next);
    keep(sessionStorage, key, JSON.stringify(next));
  };
  const forget = (): void => sessionStorage.removeItem(key);
  return [said, say, forget] as const;
};
