import { fail } from '../fail.ts';
import type { Catalogue, CatalogueTag } from './catalogue.ts';
import { PLATFORM } from './draft.ts';
import { type Suggestion, type SuggestOptions, suggestTags } from './suggest.ts';
import type { Said } from './tagger/example.ts';
import type { Tagger } from './tagger/tagger.ts';
import type { TagOrigin } from './tags.contract.ts';

/** Suggests tags for a text, and says whose idea they are. */
export interface Suggester {
  readonly origin: Extract<TagOrigin, 'pattern' | 'model'>;
  readonly suggest: (said: Said, options?: SuggestOptions) => Suggestion[];
}

/**
 * The tags as they stood at one moment, for everything that one request asks of them: so whether they have changed is
 * asked once, and all of the answers fit together. `tagger`: of the platform's own tags, where one that was learned is
 * switched on.
 */
export const knownTags = <Tag extends CatalogueTag>(
  catalogue: Catalogue<Tag>,
  tagger: Tagger | undefined,
) => {
  const { byId, current } = catalogue;

  const suggester = (taxonomy = PLATFORM): Suggester => {
    if (tagger !== undefined && taxonomy === PLATFORM) return { origin: 'model', suggest: tagger.suggest };
    const compiled = catalogue.compiled(taxonomy);
    return { origin: 'pattern', suggest: (said, options) => suggestTags(said, compiled, options) };
  };

  return {
    catalogue,

    /** What suggests tags: for many texts at once. */
    suggester,

    suggest: (said: Said, { taxonomy, ...options }: SuggestOptions & { taxonomy?: string } = {}) => {
      const { origin, suggest } = suggester(taxonomy);
      return suggest(said, options).map(({ tagId, confidence, words }) => ({
        id: tagId,
        label: byId.get(tagId)?.label ?? tagId,
        origin,
        confidence,
        words: [...words],
      }));
    },

    /** The ids that stand for these today, each once, in the order given. Throws `unknown_tag` naming the others. */
    resolve: (ids: readonly string[], path = 'tagIds'): string[] => {
      const unknown = ids.filter((id) => current(id) === undefined);
      if (unknown.length > 0) {
        throw fail(
          'unknown_tag',
          unknown.map((id) => ({ path, message: `There is no tag ${id}` })),
        );
      }
      return [...new Set(ids.flatMap((id) => current(id)?.id ?? []))];
    },

    /**
     * A check of what somebody chose, for use within a transaction. It throws `unknown_tag` naming those that are no
     * longer in use, unless the item held them already.
     */
    choosing: (ids: readonly string[]): ((held: readonly string[]) => void) => {
      const retired = ids.flatMap((id) => current(id) ?? []).filter((tag) => tag.retiredAt !== null);
      return (held) => {
        const kept = new Set(held.map((id) => current(id)?.id ?? id));
        const refused = retired.filter(({ id }) => !kept.has(id));
        if (refused.length === 0) return;
        throw fail(
          'unknown_tag',
          refused.map(({ label }) => ({ path: 'tagIds', message: `The tag ${label} is no longer in use` })),
        );
      };
    },
  };
};
