/** Reads the packed words of one item after another into arrays that are used again and again. */
export const wordReader = (bytes: Uint8Array) => {
  let terms = new Uint32Array(64);
  let counts = new Float64Array(64);
  let at = 0;
  const number = (): number => {
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
    read: (from: number, to: number): number => {
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
        const word = number();
        terms[length] = word >>> 1;
        counts[length] = (word & 1) === 1 ? number() / 16 : 1;
        length += 1;
      }
      return length;
    },
  };
  return reader;
};
