/** The most that a half of a symbol reaches from its middle, in units of the drawing. */
const LARGEST = 26;
/** A half that stands for one thing alone must still be seen and hit. */
const SMALLEST = 4;

/** Radius of a half whose AREA is in proportion to the count; 0 where there is nothing. `most` is the largest count. */
export const radiusOf = (count: number, most: number): number =>
  count === 0 || most === 0 ? 0 : Math.max(SMALLEST, LARGEST * Math.sqrt(count / most));

/** Half a disc about 0, 0 as an SVG path, a hair to its side of the middle. */
export const halfPath = (side: 'left' | 'right', radius: number): string => {
  if (radius === 0) return '';
  const [x, sweep] = side === 'left' ? [-0.75, 0] : [0.75, 1];
  return `M${x},${-radius} A${radius},${radius} 0 0 ${sweep} ${x},${radius} Z`;
};

/** Round numbers for a legend: the largest that is met, and a tenth of it. */
export const legendCounts = (most: number): number[] => {
  if (most < 1) return [];
  const power = 10 ** Math.floor(Math.log10(most));
  const top = Math.floor(most / power) * power;
  return [...new Set([top, Math.max(1, Math.round(top / 10))])];
};

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle between two corners, whichever way it was drawn. */
export const boxOf = (from: readonly [number, number], to: readonly [number, number]): Box => ({
  x: Math.min(from[0], to[0]),
  y: Math.min(from[1], to[1]),
  width: Math.abs(from[0] - to[0]),
  height: Math.abs(from[1] - to[1]),
});

export const isIn = ({ x, y, width, height }: Box, [px, py]: readonly [number, number]): boolean =>
  x <= px && px <= x + width && y <= py && py <= y + height;
