import { growingNumbers } from './growing.ts';
import { compareWords, read, readUuid, uuidAt, WORDS } from './uuid.ts';

/**
 * Ids by number: four words each while all are UUIDs, else texts. A table of a shelf has them in order, so that the
 * number of an id is its rank, and ranks compare as their ids do.
 */
export type IdTable = { length: number } & (
  | { words: Uint32Array; texts?: undefined }
  | { texts: string[]; words?: undefined }
);

export const idAt = (table: IdTable, number: number): string =>
  table.words ? uuidAt(table.words, WORDS * number) : (table.texts[number] ?? '');

/** Below 0, 0 or above 0, as the first id comes before, is, or comes after the second. */
export const compareIds = (one: IdTable, number: number, other: IdTable, otherNumber: number): number => {
  if (one.words && other.words)
    return compareWords(one.words, WORDS * number, other.words, WORDS * otherNumber);
  const [mine, theirs] = [idAt(one, number), idAt(other, otherNumber)];
  return mine < theirs ? -1 : mine > theirs ? 1 : 0;
};

/** The rank of an id in a table in order, −1 when it is not there. */
export const findId = (table: IdTable, id: string): number => {
  if (table.words && !readUuid(id)) return -1;
  const sought: IdTable = table.words ? { length: 1, words: read } : { length: 1, texts: [id] };
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(table, middle, sought, 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low < table.length && compareIds(table, low, sought, 0) === 0 ? low : -1;
};

/** Ids as they come, in any order. */
export const idColumn = () => {
  const words = growingNumbers();
  let texts: string[] | undefined;
  return {
    push: (id: string): void => {
      if (!texts) {
        if (readUuid(id)) {
          for (const word of read) words.push(word);
          return;
        }
        texts = Array.from({ length: words.length() / WORDS }, (_, at) => uuidAt(words.kept(), WORDS * at));
      }
      texts.push(id);
    },
    table: (): IdTable =>
      texts ? { length: texts.length, texts } : { length: words.length() / WORDS, words: words.view() },
  };
};

/** Room for ids in order, of the kind that holds all of these tables. */
export const emptyIds = (length: number, from: readonly IdTable[]): IdTable =>
  from.every(({ words }) => words !== undefined)
    ? { length, words: new Uint32Array(WORDS * length) }
    : { length, texts: Array.from({ length }, () => '') };

export const copyId = (from: IdTable, number: number, into: IdTable, place: number): void => {
  if (into.words && from.words) {
    for (let word = 0; word < WORDS; word += 1)
      into.words[WORDS * place + word] = from.words[WORDS * number + word] ?? 0;
  } else if (into.texts) into.texts[place] = idAt(from, number);
};
