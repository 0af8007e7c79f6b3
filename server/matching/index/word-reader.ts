const PARTS = 16;

/** Reads the packed words of one item after another into arrays that are used again and again. */
export const wordReader = () => {
  let terms = new Uint32Array(64);
  let counts = new Float64Array(64);
  let at = 0;
  const number = (bytes: Uint8Array): number => {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
      shift += 7;
    }
  };
  const reader = {
    terms,
    counts,
    /** Reads the bytes from `from` to `to` and says how many words they were; `among`: only words marked there. */
    read: (bytes: Uint8Array, from: number, to: number, among?: Uint8Array): number => {
      let length = 0;
      at = from;
      while (at < to) {
        if (length === terms.length) {
          const [moreTerms, moreCounts] = [new Uint32Array(2 * length), new Float64Array(2 * length)];
          moreTerms.set(terms);
          moreCounts.set(counts);
          [terms, counts] = [moreTerms, moreCounts];
          [reader.terms, reader.counts] = [terms, counts];
        }
        // Most numbers are of two bytes or three: no call, no loop.
        let word = bytes[at] ?? 0;
        at += 1;
        if (word > 127) {
          const next = bytes[at] ?? 0;
          at += 1;
          word = (word & 127) | ((next & 127) << 7);
          for (let shift = 14, more = next; more > 127; shift += 7) {
            more = bytes[at] ?? 0;
            at += 1;
            word |= (more & 127) << shift;
          }
          word >>>= 0;
        }
        let count = 1;
        if ((word & 1) === 1) {
          const packed = number(bytes);
          count = (packed & 1) === 0 ? packed >>> 1 : (packed >>> 1) / PARTS;
        }
        const term = word >>> 1;
        if (among !== undefined && (among[term] ?? 0) === 0) continue;
        terms[length] = term;
        counts[length] = count;
        length += 1;
      }
      return length;
    },
  };
  return reader;
};
