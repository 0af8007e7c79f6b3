import { SHARE } from '../weights.ts';

/** Slots count shares of 1 in this many parts; 16 bits hold up to twice the whole. */
export const SCALE = 32_768;
/** Slots of tags are told apart by 128ths of their range when bounds are looked up. */
export const STEP = 7;
const BUCKETS = 65_536 >>> STEP;
const SLACK = 1e-9;
/** More than a slot can hold. */
const NEVER = 65_536;

/** One of the asker's tags or words, with what it adds to T or to B/U where an item has it in full. */
export type AskedList = {
  kind: 'tag' | 'word';
  /** Which of the shelf's lists of its kind. */
  list: number;
  share: number;
  /** The largest weight in the list, in (0, 1]. */
  most: number;
  entries: Uint32Array;
  /** Where its postings begin and end. */
  begin: number;
  end: number;
  /** Where those of the stretch at hand do. */
  from: number;
  to: number;
  used: boolean;
};

/** W from r = B/U, the share of the need's ceiling: r / (r + c). */
export const wordingOf = (r: number, c: number): number => (r <= 0 ? 0 : r / (r + c));

/** What lists that are not read could still add. */
export class LeftOut {
  squares = 0;
  sum = 0;
  words = 0;
  mostWord = 0;
  readonly perNeed: boolean;

  /** `perNeed`: the items are needs, whose shares of their own words add up to 1. */
  constructor(perNeed: boolean) {
    this.perNeed = perNeed;
  }

  clear(): void {
    this.squares = 0;
    this.sum = 0;
    this.words = 0;
    this.mostWord = 0;
  }

  add({ kind, share, most }: AskedList): void {
    if (kind === 'tag') {
      this.squares += share * share;
      this.sum += share * most;
    } else {
      this.words += share * most;
      this.mostWord = Math.max(this.mostWord, share);
    }
  }

  /** The smaller of the sum of maxima and Cauchy–Schwarz with an item's vector, whose length is 1. */
  topic(): number {
    return Math.min(1, this.sum, Math.sqrt(this.squares));
  }

  share(): number {
    return this.perNeed ? Math.min(this.words, this.mostWord) : this.words;
  }

  /** The most that .6·T + .4·W can be for an item in none of the lists read, were this one left out too. */
  with(list: AskedList, c: number): number {
    const tag = list.kind === 'tag';
    const squares = this.squares + (tag ? list.share * list.share : 0);
    const sum = this.sum + (tag ? list.share * list.most : 0);
    const words = this.words + (tag ? 0 : list.share * list.most);
    const mostWord = tag ? this.mostWord : Math.max(this.mostWord, list.share);
    const share = this.perNeed ? Math.min(words, mostWord) : words;
    return SHARE.topic * Math.min(1, sum, Math.sqrt(squares)) + SHARE.wording * wordingOf(share, c);
  }
}

type Reading = { read: number; error: number };

/**
 * For what an item's tags have added up to, in steps: the least that its words must have added up to for
 * .6·T + .4·W to reach what is needed.
 */
export const reachTable = () => {
  const least = new Uint32Array(BUCKETS);
  const setFor = new Uint32Array(BUCKETS);
  let setting = 0;
  let read = 0;
  let error = 0;
  let needed = 0;
  let c = 0;
  let outSum = 0;
  let outSquares = 0;
  let outShare = 0;

  const leastOf = (bucket: number): number => {
    const high = (((bucket + 1) << STEP) - 1) / SCALE;
    const low = Math.max(0, (bucket << STEP) / SCALE - error);
    let topic = high + outSum;
    if (outSquares > 0 && low < 1) {
      const whole = Math.sqrt(read + outSquares);
      const peak = read / whole;
      const at = low > peak ? low : high;
      const rest = Math.sqrt(outSquares * Math.max(0, 1 - (read === 0 ? 0 : (at * at) / read)));
      topic = Math.min(topic, (low <= peak && high >= peak ? whole : at + rest) + SLACK);
    }
    topic = Math.min(1, topic);
    const wanted = (needed - SHARE.topic * topic) / SHARE.wording - SLACK;
    if (wanted <= 0) return 0;
    if (wanted >= 1) return NEVER;
    const share = (c * wanted) / (1 - wanted) - outShare;
    return share <= 0 ? 0 : Math.min(NEVER, Math.floor(share * SCALE * (1 - SLACK)));
  };

  return {
    /**
     * `read` is the squared length of the asker's vector over the tags that are read, `error` by how much a slot may
     * exceed the true sum. With A the part of T that was read, the rest is at most |out|·√(1 − A²/|read|²).
     */
    set: (reading: Reading, out: LeftOut, enough: number, saturation: number): void => {
      setting += 1;
      ({ read, error } = reading);
      needed = enough;
      c = saturation;
      outSum = out.sum;
      outSquares = out.squares;
      outShare = out.share();
    },
    leastFor: (tags: number): number => {
      const bucket = tags >>> STEP;
      if (setFor[bucket] !== setting) {
        setFor[bucket] = setting;
        least[bucket] = leastOf(bucket);
      }
      return least[bucket] ?? 0;
    },
  };
};
