/** A canonical UUID is kept as four numbers of 32 bits, which compare as the texts do. */
export const WORDS = 4;

const LENGTH = 36;
const HYPHEN = 45;
const HEX = new Int8Array(128).fill(-1);
for (const [value, sign] of [...'0123456789abcdef'].entries()) HEX[sign.charCodeAt(0)] = value;

/** The four numbers of the id read last. */
export const read = new Uint32Array(WORDS);

/** Reads an id into `read`; false when it is not a UUID in lower case with hyphens. */
export const readUuid = (id: string): boolean => {
  if (id.length !== LENGTH) return false;
  let digit = 0;
  let word = 0;
  for (let at = 0; at < LENGTH; at += 1) {
    const code = id.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== HYPHEN) return false;
      continue;
    }
    const value = code < 128 ? (HEX[code] ?? -1) : -1;
    if (value < 0) return false;
    word = (word << 4) | value;
    digit += 1;
    if ((digit & 7) === 0) {
      read[(digit >> 3) - 1] = word;
      word = 0;
    }
  }
  return true;
};

const text = Buffer.alloc(LENGTH, '-');
const SIGNS = Buffer.from('0123456789abcdef');
/** Where each of the 32 digits stands. */
const PLACES = Array.from({ length: LENGTH }, (_, at) => at).filter((at) => ![8, 13, 18, 23].includes(at));

/** The id whose four numbers begin at `from`. */
export const uuidAt = (words: Uint32Array, from: number): string => {
  for (let digit = 0; digit < PLACES.length; digit += 1) {
    const word = words[from + (digit >> 3)] ?? 0;
    text[PLACES[digit] ?? 0] = SIGNS[(word >>> (28 - 4 * (digit & 7))) & 15] ?? 0;
  }
  return text.toString('latin1');
};

/** Below 0, 0 or above 0, as the first id comes before, is, or comes after the second. */
export const compareWords = (
  words: Uint32Array,
  from: number,
  others: Uint32Array,
  otherFrom: number,
): number => {
  for (let word = 0; word < WORDS; word += 1) {
    const [one, other] = [words[from + word] ?? 0, others[otherFrom + word] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
};
