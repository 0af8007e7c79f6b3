import { compilePattern } from './pattern.ts';
import { type Phrasebook, phrasebookOf } from './phrases.ts';

/** A tag, as far as suggesting needs it. Patterns were checked when they were imported. */
export interface SuggestibleTag {
  readonly id: string;
  readonly parentId: string | null;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly pattern: string | null;
  readonly excludePattern: string | null;
}

interface Pattern {
  readonly owner: number;
  readonly find: RegExp;
}

export interface CompiledTaxonomy {
  readonly tags: readonly SuggestibleTag[];
  readonly phrases: Phrasebook;
  readonly patterns: readonly Pattern[];
  readonly excludes: ReadonlyMap<number, RegExp>;
  /** Tags that have topics under them and nothing above. */
  readonly themes: ReadonlySet<number>;
}

export interface Suggestion {
  readonly tagId: string;
  /** In (0, 1): how much the text speaks of it, not a probability. */
  readonly confidence: number;
  /** The words of the text that earned it, strongest first, each once. */
  readonly words: readonly string[];
}

export interface SuggestOptions {
  readonly most?: number;
  readonly atLeast?: number;
}

/** What comes after this many characters is not read: nobody describes a need in ten thousand words. */
const READ = 24_000;
const HITS_PER_PATTERN = 50;
/** What one phrase is worth alone, by its number of words: one word may be chance, three are hardly so. */
const WORTH = [0.42, 0.62, 0.72] as const;
const TITLE = 0.55;
const THEME = 0.8;
const CEILING = 0.97;

/** Compiles a taxonomy once. A label counts as a synonym, unless the tag is to be found by a pattern alone. */
export const compileTaxonomy = (tags: readonly SuggestibleTag[]): CompiledTaxonomy => {
  const parents = new Set(tags.flatMap(({ parentId }) => parentId ?? []));
  const phrases = tags.flatMap((tag, owner) => {
    const own = tag.pattern !== null && tag.synonyms.length === 0 ? [] : [tag.label, ...tag.synonyms];
    return own.map((phrase) => [phrase, owner] as const);
  });
  return {
    tags,
    phrases: phrasebookOf(phrases),
    patterns: tags.flatMap(({ pattern }, owner) =>
      pattern === null ? [] : { owner, find: compilePattern(pattern) },
    ),
    excludes: new Map(
      tags.flatMap(({ excludePattern }, owner) =>
        excludePattern === null ? [] : [[owner, compilePattern(excludePattern)] as const],
      ),
    ),
    themes: new Set(
      tags.flatMap(({ id, parentId }, owner) => (parentId === null && parents.has(id) ? owner : [])),
    ),
  };
};

interface Evidence {
  readonly shown: string;
  readonly words: number;
  times: number;
  inTitle: boolean;
}

const worthOf = ({ words, times, inTitle }: Evidence, dilution: number): number => {
  const once = (WORTH[Math.min(words, WORTH.length) - 1] ?? 0) * dilution;
  const often = 1 - (1 - once) * 0.85 ** Math.min(times - 1, 6);
  return inTitle ? 1 - (1 - often) * TITLE : often;
};

/** In a long text single words turn up by chance: worth falls slowly from 80 words on. */
const dilutionOf = (text: string): number =>
  Math.max(0.55, Math.min(1, 1 - 0.12 * Math.log(Math.max(text.length, 1) / 480)));

/** A tag is out when its exclude pattern is anywhere in the text: that is what such patterns mean to their makers. */
const isExcluded = ({ excludes }: CompiledTaxonomy, owner: number, text: string): boolean => {
  const exclude = excludes.get(owner);
  return exclude !== undefined && text.search(exclude) >= 0;
};

/** Everything in the text that speaks for a tag: by tag, then by the words. */
const evidenceIn = (text: string, titleEnd: number, taxonomy: CompiledTaxonomy) => {
  const byTag = new Map<number, Map<string, Evidence>>();
  const add = (owner: number, start: number, shown: string, words: number) => {
    const evidence = byTag.get(owner) ?? new Map<string, Evidence>();
    byTag.set(owner, evidence);
    const key = shown.toLowerCase().replace(/\s+/g, ' ');
    const seen = evidence.get(key);
    const inTitle = start < titleEnd;
    if (seen === undefined)
      evidence.set(key, { shown: shown.replace(/\s+/g, ' '), words, times: 1, inTitle });
    else {
      seen.times += 1;
      seen.inTitle ||= inTitle;
    }
  };
  for (const { owner, words, start, end } of taxonomy.phrases.find(text)) {
    add(owner, start, text.slice(start, end), words);
  }
  for (const { owner, find } of taxonomy.patterns) {
    let hits = 0;
    for (const match of text.matchAll(find)) {
      const shown = match[0].trim();
      if (shown !== '') add(owner, match.index, shown, shown.split(/\s+/).length);
      if (++hits === HITS_PER_PATTERN) break;
    }
  }
  return byTag;
};

/**
 * The tags that a text suggests, most confident first (ties in the taxonomy's order). Confidence grows with the
 * number of different phrases, their length and repetition, and most with a phrase in the title; a topic is
 * preferred to a theme. Pure, and linear in the text apart from the taxonomy's own patterns.
 */
export const suggestTags = (
  given: { readonly title?: string; readonly text: string },
  taxonomy: CompiledTaxonomy,
  { most = 12, atLeast = 0.3 }: SuggestOptions = {},
): Suggestion[] => {
  const title = given.title ?? '';
  const text = `${title}\n\n${given.text}`.slice(0, READ);
  const dilution = dilutionOf(text);
  const suggestions = [...evidenceIn(text, title.length, taxonomy)].flatMap(([owner, evidence]) => {
    const tag = taxonomy.tags[owner];
    if (tag === undefined || isExcluded(taxonomy, owner, text)) return [];
    const ranked = [...evidence.values()]
      .map((one) => ({ one, worth: worthOf(one, dilution) }))
      .sort((a, b) => b.worth - a.worth);
    const doubt = ranked.reduce((left, { worth }) => left * (1 - worth), 1);
    const confidence = Math.min(CEILING, (1 - doubt) * (taxonomy.themes.has(owner) ? THEME : 1));
    return { tagId: tag.id, owner, confidence, words: ranked.map(({ one }) => one.shown).slice(0, 8) };
  });
  return suggestions
    .filter(({ confidence }) => confidence >= atLeast)
    .sort((a, b) => b.confidence - a.confidence || a.owner - b.owner)
    .slice(0, most)
    .map(({ tagId, confidence, words }) => ({
      tagId,
      confidence: Math.round(confidence * 1000) / 1000,
      words,
    }));
};
