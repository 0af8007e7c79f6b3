import { v5 } from 'uuid';
import { patternFault } from './pattern.ts';

/** A tag as a file gives it, before it has an id. */
export interface TagDraft {
  readonly code: string;
  readonly label: string;
  readonly parent: string | null;
  readonly synonyms: readonly string[];
  readonly pattern: string | null;
  readonly excludePattern: string | null;
  readonly sdg: number | null;
  readonly uri: string | null;
}

export interface TagFault {
  /** The place of the draft in its list, from 0. */
  readonly place: number;
  readonly field: 'code' | 'label' | 'parent' | 'pattern' | 'exclude_pattern' | 'sdg';
  readonly reason: string;
}

export const PLATFORM = 'pushpull';

const TAGS = '0b6f2c1e-6f3d-5f0a-9d0e-7c7a3f1d5b42';

/** The same tag has the same id on every instance, so that files and mappings may be shared between them. */
export const tagIdOf = (taxonomy: string, code: string): string => v5(`${taxonomy}:${code}`, TAGS);

/** The codes that lie above a code, and whether they come round to it again. */
const isItsOwnAncestor = (code: string, parentOf: ReadonlyMap<string, string | null>): boolean => {
  const passed = new Set<string>();
  for (let above = parentOf.get(code); above != null && !passed.has(above); above = parentOf.get(above)) {
    if (above === code) return true;
    passed.add(above);
  }
  return false;
};

/** Everything that keeps drafts from being a taxonomy, row by row; empty when they are one. */
export const faultsOf = (drafts: readonly TagDraft[]): TagFault[] => {
  const parentOf = new Map(drafts.map(({ code, parent }) => [code, parent]));
  const seen = new Set<string>();
  return drafts.flatMap((draft, place) => {
    const faults: TagFault[] = [];
    const say = (field: TagFault['field'], reason: string) => faults.push({ place, field, reason });
    if (!/^\S{1,60}$/.test(draft.code)) say('code', 'A code has 1 to 60 characters and no spaces');
    else if (seen.has(draft.code)) say('code', `The code ${draft.code} stands in an earlier row`);
    seen.add(draft.code);
    if (draft.label.trim() === '' || draft.label.length > 200)
      say('label', 'A label has 1 to 200 characters');
    if (draft.parent !== null && !parentOf.has(draft.parent))
      say('parent', `There is no tag ${draft.parent}`);
    else if (isItsOwnAncestor(draft.code, parentOf)) say('parent', 'The tag would lie under itself');
    if (draft.sdg !== null && !(Number.isInteger(draft.sdg) && draft.sdg >= 1 && draft.sdg <= 17)) {
      say('sdg', 'The sustainable development goals are numbered 1 to 17');
    }
    for (const [field, pattern] of [
      ['pattern', draft.pattern],
      ['exclude_pattern', draft.excludePattern],
    ] as const) {
      const fault = pattern === null ? undefined : patternFault(pattern);
      if (fault !== undefined) say(field, fault);
    }
    return faults;
  });
};
