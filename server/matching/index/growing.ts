const FIRST = 1024;

/** Unsigned 32-bit numbers in a typed array that doubles as it fills. */
export const growingNumbers = () => {
  let kept = new Uint32Array(FIRST);
  let length = 0;
  return {
    push: (value: number): void => {
      if (length === kept.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(kept);
        kept = larger;
      }
      kept[length] = value;
      length += 1;
    },
    length: (): number => length,
    /** A view of what is there; it goes stale with the next push. */
    view: (): Uint32Array => kept.subarray(0, length),
  };
};

/** Bytes in a typed array that doubles as it fills. */
export const growingBytes = () => {
  let kept = new Uint8Array(FIRST);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= kept.length) return;
    const larger = new Uint8Array(Math.max(2 * kept.length, length + more));
    larger.set(kept.subarray(0, length));
    kept = larger;
  };
  return {
    /** A whole number from 0 to 2^32 − 1, seven bits to a byte, the lowest first. */
    pushNumber: (value: number): void => {
      room(5);
      let rest = value;
      while (rest > 127) {
        kept[length] = (rest & 127) | 128;
        length += 1;
        rest >>>= 7;
      }
      kept[length] = rest;
      length += 1;
    },
    pushBytes: (bytes: Uint8Array): void => {
      room(bytes.length);
      kept.set(bytes, length);
      length += bytes.length;
    },
    length: (): number => length,
    view: (): Uint8Array => kept.subarray(0, length),
  };
};
