import type { Reading } from './reading.ts';

/** A tag that a text may be about, and what speaks for it. */
export interface Candidate {
  readonly tag: number;
  readonly cues: readonly number[];
}

/** A tag that nobody has had yet lies as far off as one that its plane is sure to be out. */
export const UNSEEN = -1;
/** Tags that are further off, and that the taxonomy's own words do not find, are not looked at. */
const NEAR = -0.95;

/** The log of a tag's share of the texts in which it is known. */
export const rarityOf = (having: number, known: number): number => Math.log((having + 0.5) / (known + 1));

/**
 * The candidates of a text: by margin, by what the taxonomy's words and patterns found, by how rare the tag is, and
 * by how near the best other tag lies. The cues are the same for all tags, so that a tag with few examples is judged
 * by what is known of the others.
 */
export const candidatesOf = (
  margins: ArrayLike<number>,
  hits: Reading['hits'],
  rarity: ArrayLike<number>,
): Candidate[] => {
  let first = -1;
  let second = -1;
  for (let tag = 0; tag < margins.length; tag++) {
    const margin = margins[tag] ?? UNSEEN;
    if (margin > (margins[first] ?? Number.NEGATIVE_INFINITY)) {
      second = first;
      first = tag;
    } else if (margin > (margins[second] ?? Number.NEGATIVE_INFINITY)) second = tag;
  }
  const candidates: Candidate[] = [];
  for (let tag = 0; tag < margins.length; tag++) {
    const margin = margins[tag] ?? UNSEEN;
    const hit = hits.get(tag);
    if (margin <= NEAR && hit === undefined) continue;
    const isHit = hit === undefined ? 0 : 1;
    const rare = rarity[tag] ?? 0;
    const rival = margins[tag === first ? second : first] ?? UNSEEN;
    candidates.push({
      tag,
      cues: [
        margin,
        hit?.confidence ?? 0,
        isHit,
        rare,
        isHit * rare,
        margin * rare,
        rival,
        tag === first ? 1 : 0,
        margin > 0 ? margin : 0,
        (hit?.confidence ?? 0) * margin,
      ],
    });
  }
  return candidates;
};
