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

const sum = (held: number, more: number, shift: number): number => (held + (more << shift)) | 0;

const heldSum = (held: number, more: number, shift: number): number => {
  const half = Math.min(MOST, ((held >>> shift) & MOST) + more);
  return (held & ~(MOST << shift)) | (half << shift);
};

const factorOf = ({ share }: AskedList): number => Math.ceil((share * SCALE * 256) / WHOLE + SLACK);
const shiftOf = ({ kind }: AskedList): number => (kind === 'tag' ? 0 : WORDS);

/** Adds a list's postings of the stretch at hand into the slots of the block that begins at `base`. */
export const addList = (list: AskedList, base: number, lists: number): void => {
  const { entries, from, to } = list;
  const [factor, shift] = [factorOf(list), shiftOf(list)];
  const cells = slots;
  if (lists > MANY) {
    for (let at = from; at < to; at += 1) {
      const entry = entries[at] ?? 0;
      const slot = (entry >>> 8) - base;
      cells[slot] = heldSum(cells[slot] ?? 0, (factor * (entry & 255) + 255) >>> 8, shift);
    }
    return;
  }
  for (let at = from; at < to; at += 1) {
    const entry = entries[at] ?? 0;
    const slot = (entry >>> 8) - base;
    cells[slot] = sum(cells[slot] ?? 0, (factor * (entry & 255) + 255) >>> 8, shift);
  }
};

/** The same, only into slots that are not empty. */
export const followList = (list: AskedList, base: number, lists: number): void => {
  const { entries, from, to } = list;
  const [factor, shift] = [factorOf(list), shiftOf(list)];
  const cells = slots;
  for (let at = from; at < to; at += 1) {
    const entry = entries[at] ?? 0;
    const slot = (entry >>> 8) - base;
    const held = cells[slot] ?? 0;
    if (held === 0) continue;
    const more = (factor * (entry & 255) + 255) >>> 8;
    cells[slot] = lists > MANY ? heldSum(held, more, shift) : sum(held, more, shift);
  }
};

/** By how much a slot may exceed what the list really adds. */
export const excessOf = (list: AskedList): number => list.share / WHOLE + 2 / SCALE;
