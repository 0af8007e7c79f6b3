/** Distinct ids in order; the place of an id in that order is its rank, so ranks compare as their ids do. */
export type IdTable = {
  length: number;
  at: (rank: number) => string;
  /** The rank of an id, −1 when it is not there. */
  find: (id: string) => number;
  bytes: number;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WIDTH = 16;

const search = (length: number, at: (rank: number) => string, id: string): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < id) low = middle + 1;
    else high = middle;
  }
  return low < length && at(low) === id ? low : -1;
};

const tableOf = (length: number, at: (rank: number) => string, bytes: number): IdTable => ({
  length,
  at,
  find: (id) => search(length, at, id),
  bytes,
});

/** `sorted` in the order of `<`, each id once. Ids that are all canonical UUIDs take 16 bytes each. */
export const idTable = (sorted: readonly string[]): IdTable => {
  const { length } = sorted;
  if (!sorted.every((id) => UUID.test(id))) return tableOf(length, (rank) => sorted[rank] ?? '', 64 * length);
  const packed = Buffer.alloc(WIDTH * length);
  for (const [rank, id] of sorted.entries()) packed.write(id.replaceAll('-', ''), WIDTH * rank, 'hex');
  const at = (rank: number): string => {
    const hex = packed.toString('hex', WIDTH * rank, WIDTH * (rank + 1));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
  return tableOf(length, at, packed.length);
};
