/** Large enough that a file has few pieces, small enough that one is nothing in memory. */
const PIECE = 256 * 1024;

/** The same bytes in pieces of one size, but for the last. */
export const inPieces = async function* (bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    held.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    const all = Buffer.concat(held);
    let from = 0;
    for (; from + PIECE <= all.length; from += PIECE) yield all.subarray(from, from + PIECE);
    held = from < all.length ? [all.subarray(from)] : [];
    size = all.length - from;
  }
  if (size > 0) yield Buffer.concat(held);
};
