import { growingNumbers } from './growing.ts';
import { compareWords, read, readUuid, WORDS } from './uuid.ts';

const FIRST = 1024;
/** Names that are no UUIDs are numbered from here on. */
const ODD = 2 ** 31;

const hashOf = (words: Uint32Array, from: number): number => {
  let hash = 0;
  for (let word = 0; word < WORDS; word += 1)
    hash = Math.imul(hash ^ (words[from + word] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 13);
};

/**
 * Numbers people and organisations, from 1 on; 0 is nobody. A market has about as many people as items, so they are
 * kept in typed arrays (open addressing), a tenth of what a Map takes.
 */
export const nameTable = () => {
  const words = growingNumbers();
  const odd = new Map<string, number>();
  let slots = new Uint32Array(FIRST);

  /** The slot of the name in these words, or the free one where it would be. */
  const slotOf = (from: Uint32Array, at: number): number => {
    const mask = slots.length - 1;
    let slot = hashOf(from, at) & mask;
    for (;;) {
      const number = slots[slot] ?? 0;
      if (number === 0 || compareWords(words.kept(), WORDS * (number - 1), from, at) === 0) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const widen = () => {
    const before = slots;
    slots = new Uint32Array(2 * before.length);
    for (const number of before) if (number !== 0) slots[slotOf(words.kept(), WORDS * (number - 1))] = number;
  };

  return {
    find: (name: string | null): number => {
      if (name === null) return 0;
      if (!readUuid(name)) return odd.get(name) ?? 0;
      return slots[slotOf(read, 0)] ?? 0;
    },
    of: (name: string | null): number => {
      if (name === null) return 0;
      if (!readUuid(name)) {
        const number = odd.get(name) ?? ODD + odd.size;
        odd.set(name, number);
        return number;
      }
      const slot = slotOf(read, 0);
      const known = slots[slot] ?? 0;
      if (known !== 0) return known;
      for (const word of read) words.push(word);
      const number = words.length() / WORDS;
      slots[slot] = number;
      if (2 * number > slots.length) widen();
      return number;
    },
  };
};
