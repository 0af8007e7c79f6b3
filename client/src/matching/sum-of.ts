import type { Reasons } from '#server/matching/matching.contract.ts';

type TagReason = Reasons['topic'][number];

/** One line of the sum as it is shown: whole points, and where its bar starts and how long it is (0 to 1). */
export type SumLine = {
  key: string;
  kind: 'tag' | 'word' | 'rest';
  label: string;
  points: number;
  shown: number;
  from: number;
  length: number;
  tag: TagReason | undefined;
  /** A word that the need does not say itself. */
  near: boolean;
  /** How many lines this one stands for. */
  stands: number;
};

export type Sum = { score: number; lines: SumLine[]; besides: number };

type Bare = Pick<SumLine, 'key' | 'kind' | 'label' | 'points' | 'tag' | 'near' | 'stands'>;

/** Whole numbers that add up to the rounded total: the largest remainders are rounded up, ties to the earlier. */
export const roundTogether = (amounts: readonly number[]): number[] => {
  const floors = amounts.map(Math.floor);
  const total = Math.round(amounts.reduce((sum, amount) => sum + amount, 0));
  const short = total - floors.reduce((sum, floor) => sum + floor, 0);
  const raised = new Set(
    amounts
      .map((amount, index) => ({ index, remainder: amount - Math.floor(amount) }))
      .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
      .slice(0, Math.max(0, short))
      .map(({ index }) => index),
  );
  return floors.map((floor, index) => floor + (raised.has(index) ? 1 : 0));
};

const bareLines = (reasons: Reasons): Bare[] => [
  ...reasons.topic.map(
    (tag): Bare => ({
      key: `tag ${tag.tagId}`,
      kind: 'tag',
      label: tag.label,
      points: tag.points,
      tag,
      near: false,
      stands: 1,
    }),
  ),
  ...reasons.wording.map(
    ({ word, points, near }): Bare => ({
      key: `word ${word}`,
      kind: 'word',
      label: word,
      points,
      tag: undefined,
      near,
      stands: 1,
    }),
  ),
];

/**
 * The arithmetic of a score, ready to draw: the strongest `most` lines and one for all the smaller ones. Bars lie
 * end to end, so the last one ends where the score does; the whole points add up to the rounded score.
 */
export const sumOf = (reasons: Reasons, most = 8): Sum => {
  const sorted = bareLines(reasons)
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points);
  // One smaller line is shown as itself: "1 smaller line" would say less in the same space.
  const cut = sorted.length > most + 1 ? most : sorted.length;
  const rest = sorted.slice(cut);
  const lines: Bare[] = sorted.slice(0, cut);
  if (rest.length > 0) {
    const points = rest.reduce((sum, line) => sum + line.points, 0);
    lines.push({
      key: 'rest',
      kind: 'rest',
      label: '',
      points,
      tag: undefined,
      near: false,
      stands: rest.length,
    });
  }
  const shown = roundTogether(lines.map(({ points }) => points));
  const total = lines.reduce((sum, { points }) => sum + points, 0);
  let from = 0;
  const drawn = lines.map((line, index): SumLine => {
    const length = total === 0 ? 0 : line.points / total;
    const placed = { ...line, shown: shown[index] ?? 0, from, length };
    from += length;
    return placed;
  });
  const factor = reasons.place.factor;
  return { score: Math.round(reasons.score), lines: drawn, besides: factor > 0 ? reasons.score / factor : 0 };
};

/** ".85", "1": how a factor is written. */
export const formatFactor = (factor: number): string =>
  String(Math.round(factor * 100) / 100).replace(/^0\./, '.');
