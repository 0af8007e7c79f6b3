import { useState } from 'react';
import { keep } from '../app/keep.ts';

/** What is kept on the device while somebody writes: the answers, and the version they started from. */
export type Draft<B> = {
  body: B;
  refused: readonly string[];
  version: number | undefined;
  savedAt: string | undefined;
};

/** What the keys of everything that somebody has half written begin with. */
export const DRAFTS = 'pushpull.draft.';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Answers of an older form may lack a field or have one too many: the empty form fills and limits them. */
const restore = <B extends Record<string, unknown>>(text: string | null, empty: B): Draft<B> | undefined => {
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    if (!isRecord(kept) || !isRecord(kept.body)) return undefined;
    const { body } = kept;
    const known = Object.fromEntries(Object.keys(empty).map((field) => [field, body[field] ?? empty[field]]));
    return {
      body: known as B,
      refused: Array.isArray(kept.refused) ? kept.refused.map(String) : [],
      version: typeof kept.version === 'number' ? kept.version : undefined,
      savedAt: typeof kept.savedAt === 'string' ? kept.savedAt : undefined,
    };
  } catch {
    // A damaged draft is no draft; there is nothing to save from it.
    return undefined;
  }
};

export const useDraft = <B extends Record<string, unknown>>(name: string, start: B, version?: number) => {
  const key = `${DRAFTS}${name}`;
  // Until a word is changed it is the newest version that is shown, however often that changes meanwhile.
  const untouched: Draft<B> = { body: start, refused: [], version, savedAt: undefined };
  const [kept, setKept] = useState(() => restore(localStorage.getItem(key), start));
  const draft = kept ?? untouched;

  const put = (change: (draft: Draft<B>) => Draft<B>): void =>
    setKept((old) => {
      const next = { ...change(old ?? untouched), savedAt: new Date().toISOString() };
      keep(localStorage, key, JSON.stringify(next));
      return next;
    });
  const set = (part: Partial<B>): void => put((old) => ({ ...old, body: { ...old.body, ...part } }));
  const refuse = (tagId: string): void => put((old) => ({ ...old, refused: [...old.refused, tagId] }));
  const rebase = (to: number): void => put((old) => ({ ...old, version: to }));
  const clear = (): void => {
    localStorage.removeItem(key);
    setKept(undefined);
  };

  return { ...draft, set, refuse, rebase, clear };
};

/** Whether something of this name was begun on this device and neither sent nor thrown away. */
export const hasDraft = (name: string): boolean => localStorage.getItem(`${DRAFTS}${name}`) !== null;

/** On a shared machine nobody finds the drafts of somebody who has signed out. */
export const forgetDrafts = (): void => {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.startsWith(DRAFTS)) storage.removeItem(key);
};
