import { Refusal } from './refusal.ts';

/** The bytes of a file, from the beginning each time: on a disk, or kept in the database. */
export type Bytes = () => AsyncIterable<Uint8Array>;

/** `mixed`: mostly UTF-8, with bytes in between that are not; the rows that hold them are bad. */
export type Encoding = 'utf-8' | 'windows-1252' | 'mixed';

/** What the bytes of a file look like. Fed in chunks, so that a file of any size may be looked at. */
export const byteLook = () => {
  let size = 0;
  let zeros = 0;
  let evenZeros = 0;
  /** Characters of several bytes that are well formed, and bytes that are not. */
  let characters = 0;
  let broken = 0;
  /** Bytes that Windows-1252 does not know. */
  let unknown = 0;
  let pending = 0;
  let seenInCharacter = 0;
  const head: number[] = [];

  const feed = (chunk: Uint8Array): void => {
    for (const byte of chunk) {
      if (head.length < 4) head.push(byte);
      if (byte === 0) {
        zeros += 1;
        if (size % 2 === 0) evenZeros += 1;
      }
      size += 1;
      if (byte < 0x80 && pending === 0) continue;
      if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) unknown += 1;
      if (pending > 0) {
        if (byte >= 0x80 && byte < 0xc0) {
          pending -= 1;
          seenInCharacter += 1;
          if (pending === 0) characters += 1;
          continue;
        }
        broken += seenInCharacter;
        pending = 0;
        if (byte < 0x80) continue;
      }
      if (byte >= 0xc2 && byte < 0xe0) pending = 1;
      else if (byte >= 0xe0 && byte < 0xf0) pending = 2;
      else if (byte >= 0xf0 && byte < 0xf5) pending = 3;
      else broken += 1;
      seenInCharacter = 1;
    }
  };

  const startsWith = (...bytes: number[]): boolean => bytes.every((byte, place) => head[place] === byte);

  /** The encoding, or a `Refusal` that says what the file is instead and what to do. */
  const decide = (): Encoding => {
    if (pending > 0) broken += seenInCharacter;
    if (size === 0) throw new Refusal('The file is empty.');
    if (startsWith(0x50, 0x4b)) {
      throw new Refusal('This is a workbook or another zip file, not CSV. Save it as "CSV UTF-8" first.');
    }
    if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
      throw new Refusal('This is an old Excel workbook, not CSV. Save it as "CSV UTF-8" first.');
    }
    const inPairs = zeros > size / 8 && (evenZeros < zeros / 8 || evenZeros > (zeros * 7) / 8);
    if (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff) || inPairs) {
      throw new Refusal('The file is UTF-16. Save it as "CSV UTF-8" first.');
    }
    if (zeros > 0) throw new Refusal('The file is binary, not text. It must be CSV.');
    if (broken === 0) return 'utf-8';
    // Old Windows text hardly ever happens to spell a well-formed character.
    if (characters > broken / 10) return 'mixed';
    if (unknown > 0) {
      throw new Refusal('The file is neither UTF-8 nor Windows-1252 text. Save it as "CSV UTF-8" first.');
    }
    return 'windows-1252';
  };

  return { feed, decide };
};

export const encodingOf = async (bytes: Bytes): Promise<Encoding> => {
  const look = byteLook();
  for await (const chunk of bytes()) look.feed(chunk);
  return look.decide();
};

/** The text of a file in pieces, without a byte order mark. Broken bytes become U+FFFD. */
export const textOf = async function* (bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'windows-1252' ? 'windows-1252' : 'utf-8');
  for await (const chunk of bytes()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
};
