import { type AskedList, SCALE } from './bounds.ts';
import { WHOLE } from './postings.ts';

/** Items are visited in blocks of so many at most: their slots fit the processor's cache. */
export const BLOCK = 65_536;
const SLACK = 1e-9;
const MOST = 65_535;
/** Where the words' half of a slot begins. */
const WORDS = 16;
/**
 * So many lists cannot fill a half to twice the whole: the shares of either side have length 1 or add up to 1, and a
 * 255th of rounding a list adds less than another 1. With more of them sums are held at the most, which is a bound
 * as well.
 */
const MANY = 200;

/** For each item of a block what its tags (low half) and its words (high half) have added up to, in 16 bits each. */
export const slots = new Int32Array(BLOCK);

const addFreely = ({ entries, from, to }: AskedList, base: number, factor: number, shift: number) => {
  const cells = slots;
  for (let at = from; at < to; at += 1) {
    const entry = entries[at] ?? 0;
    const slot = (entry >>> 8) - base;
    cells[slot] = ((cells[slot] ?? 0) + (((factor * (entry & 255) + 255) >>> 8) << shift)) | 0;
  }
};

const addHeld = ({ entries, from, to }: AskedList, base: number, factor: number, shift: number) => {
  for (let at = from; at < to; at += 1) {
    const entry = entries[at] ?? 0;
    const slot = (entry >>> 8) - base;
    const held = slots[slot] ?? 0;
    const half = Math.min(MOST, ((held >>> shift) & MOST) + ((factor * (entry & 255) + 255) >>> 8));
    slots[slot] = (held & ~(MOST << shift)) | (half << shift);
  }
};

/** Adds a list's postings of the stretch at hand into the slots of the block that begins at `base`. */
export const addList = (list: AskedList, base: number, lists: number): void => {
  const factor = Math.ceil((list.share * SCALE * 256) / WHOLE + SLACK);
  const shift = list.kind === 'tag' ? 0 : WORDS;
  if (lists > MANY) addHeld(list, base, factor, shift);
  else addFreely(list, base, factor, shift);
};

/** By how much a slot may exceed what the list really adds. */
export const excessOf = (list: AskedList): number => list.share / WHOLE + 2 / SCALE;
