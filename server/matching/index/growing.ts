const FIRST = 1024;
/** From so many numbers on, room is left sparingly. */
const LARGE = 2 ** 18;
const SPARING = 1.25;

/** Numbers in a typed array that grows as it fills; `make` says of which type. */
const growing = <A extends Uint32Array | Float64Array | Uint8Array>(make: (length: number) => A) => {
  let kept = make(FIRST);
  let length = 0;
  return {
    push: (value: number): void => {
      if (length === kept.length) {
        const larger = make(Math.ceil(length * (length < LARGE ? 2 : SPARING)));
        larger.set(kept);
        kept = larger;
      }
      kept[length] = value;
      length += 1;
    },
    length: (): number => length,
    /** What is there, with room behind it; it goes stale with the next push. */
    kept: (): A => kept,
    /** A view of what is there alone; it goes stale likewise. */
    view: (): A => kept.subarray(0, length) as A,
  };
};

/** Unsigned 32-bit numbers in a typed array that grows as it fills. */
export const growingNumbers = () => growing((length) => new Uint32Array(length));

/** Numbers in double precision in a typed array that grows as it fills. */
export const growingDoubles = () => growing((length) => new Float64Array(length));

/** Bytes in a typed array that grows as it fills. */
export const growingBytes = () => {
  const bytes = growing((length) => new Uint8Array(length));
  return {
    ...bytes,
    /** A whole number from 0 to 2^32 − 1, seven bits to a byte, the lowest first. */
    pushNumber: (value: number): void => {
      let rest = value;
      while (rest > 127) {
        bytes.push((rest & 127) | 128);
        rest >>>= 7;
      }
      bytes.push(rest);
    },
  };
};
