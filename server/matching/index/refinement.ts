import { type AskedList, SCALE, wordingOf } from './bounds.ts';
import type { Marks } from './marks.ts';

const SLACK = 1e-9;
const MARKED = 32;

/** Lists left out whose items are marked, with what they can add. */
const markedLists = () => {
  const bits = new Uint32Array(MARKED);
  const adds = new Float64Array(MARKED);
  const squares = new Float64Array(MARKED);
  return { bits, adds, squares, length: 0 };
};

/**
 * The bound of single items when lists are left out: as for all items, but counting of the longest lists only those
 * that the item is in.
 */
export const refinement = (perNeed: boolean, c: number) => {
  const tags = markedLists();
  const words = markedLists();
  let tagBits: Uint32Array = new Uint32Array(0);
  let wordBits: Uint32Array = new Uint32Array(0);
  let marks: Uint32Array = new Uint32Array(0);
  // What another module has is looked up each time it is named.
  const scale = SCALE;
  let restSquares = 0;
  let restSum = 0;
  let restWords = 0;
  let mostWord = 0;
  let read = 0;
  let error = 0;

  const leftTopic = (sum: number, squares: number, slot: number): number => {
    const high = (slot + 1) / scale;
    const plain = high + sum;
    if (squares === 0) return Math.min(1, plain);
    const whole = Math.sqrt(read + squares);
    const peak = read / whole;
    const low = Math.max(0, slot / scale - error);
    if (low <= peak && high >= peak) return Math.min(1, plain, whole + SLACK);
    const at = low > peak ? low : high;
    const rest = Math.sqrt(squares * Math.max(0, 1 - (read === 0 ? 0 : (at * at) / read)));
    return Math.min(1, plain, at + rest + SLACK);
  };

  return {
    /** Turns to a shelf. */
    of: (shelf: Marks): void => {
      ({ tagBits, wordBits, of: marks } = shelf);
    },
    clear: (): void => {
      tags.length = 0;
      words.length = 0;
      restSquares = 0;
      restSum = 0;
      restWords = 0;
      mostWord = 0;
    },
    leaveOut: ({ kind, list, share, most }: AskedList): void => {
      const tag = kind === 'tag';
      const bit = (tag ? tagBits : wordBits)[list] ?? 0;
      const marked = tag ? tags : words;
      if (!tag) mostWord = Math.max(mostWord, share);
      if (bit !== 0) {
        marked.bits[marked.length] = bit;
        marked.adds[marked.length] = share * most;
        marked.squares[marked.length] = share * share;
        marked.length += 1;
      } else if (tag) {
        restSquares += share * share;
        restSum += share * most;
      } else restWords += share * most;
    },
    /** The squared length of the asker's vector over the tags read, and by how much a slot may exceed the true sum. */
    reading: (squares: number, excess: number): void => {
      read = squares;
      error = excess;
    },
    /** The most that an item's W can be, with this in its slot of words. */
    wording: (item: number, slot: number): number => {
      let left = restWords;
      if (words.length > 0) {
        const mask = marks[2 * item + 1] ?? 0;
        for (let at = 0; at < words.length; at += 1)
          if ((mask & (words.bits[at] ?? 0)) !== 0) left += words.adds[at] ?? 0;
      }
      if (perNeed && left > mostWord) left = mostWord;
      return wordingOf((slot === 0 ? 0 : (slot + 1) / scale) + left, c);
    },
    /** The most that an item's T can be, with this in its slot of tags. */
    topic: (item: number, slot: number): number => {
      let squares = restSquares;
      let sum = restSum;
      if (tags.length > 0) {
        const mask = marks[2 * item] ?? 0;
        for (let at = 0; at < tags.length; at += 1) {
          if ((mask & (tags.bits[at] ?? 0)) === 0) continue;
          squares += tags.squares[at] ?? 0;
          sum += tags.adds[at] ?? 0;
        }
      }
      return leftTopic(sum, squares, slot);
    },
  };
};
