/** The letters of a label, as far as likeness goes: lower case, no accents, single spaces, two at each end. */
const plain = (label: string): string =>
  `  ${label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}  `;

const triples = (label: string): Set<string> => {
  const text = plain(label);
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
};

/**
 * How like two labels are written, in [0, 1]: the share of their three-letter pieces that they have in common
 * (Jaccard); 1 for the same words, whatever their capitals, accents and hyphens.
 */
export const likeness = (one: string, other: string): number => {
  const [mine, theirs] = [triples(one), triples(other)];
  const shared = [...mine].filter((piece) => theirs.has(piece)).length;
  const all = mine.size + theirs.size - shared;
  return all === 0 ? 0 : shared / all;
};

interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

/** A synonym is a weaker hint than a name: many are single words that stand in many labels. */
const SYNONYM = 0.75;

/** The tags whose label or any synonym is written most like `label`, likest first (ties by id), at least so like. */
export const alikeAmong = (
  label: string,
  tags: readonly Labelled[],
  { most = 3, atLeast = 0.4 } = {},
): { id: string; label: string; likeness: number }[] =>
  tags
    .map((tag) => ({
      id: tag.id,
      label: tag.label,
      likeness: Math.max(
        likeness(label, tag.label),
        ...tag.synonyms.map((name) => SYNONYM * likeness(label, name)),
      ),
    }))
    .filter((found) => found.likeness >= atLeast)
    .sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1))
    .slice(0, most);
