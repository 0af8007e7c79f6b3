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
    /** Reads the bytes from `from` to `to` and says how many words they were. */
    read: (bytes: Uint8Array, from: number, to: number): number => {
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
        const word = number(bytes);
        terms[length] = word >>> 1;
        let count = 1;
        if ((word & 1) === 1) {
          const packed = number(bytes);
          count = (packed & 1) === 0 ? packed >>> 1 : (packed >>> 1) / PARTS;
        }
        counts[length] = count;
        length += 1;
      }
      return length;
    },
  };
  return reader;
};
