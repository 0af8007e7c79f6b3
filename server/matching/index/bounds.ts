import { SHARE } from '../weights.ts';

/** Slots count shares of 1 in this many parts; 16 bits hold up to twice the whole. */
export const SCALE = 32_768;
/** Slots of tags are told apart by 256ths of their range when bounds are looked up. */
export const STEP = 8;
const BUCKETS = 65_536 >>> STEP;
const SLACK = 1e-9;
/** More than a slot can hold. */
const NEVER = 65_536;

/**
 * What a list does for a block of items: it has none of them; it is not read; it is added up where a leading list has
 * put something; or every item in it is looked at.
 */
export const [ABSENT, OUT, FOLLOWS, LEADS] = [0, 1, 2, 3] as const;

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
  part: number;
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

type Reading = { read: number; error: number; most: number };

/**
 * For what an item's tags have added up to, in steps: the least that its words must have added up to for
 * .6·T + .4·W to reach what is needed.
 */
export const reachTable = () => {
  const least = new Uint32Array(BUCKETS);

  /**
   * `read` is the squared length of the asker's vector over the tags that are read, `error` by how much a slot may
   * exceed the true sum, `most` the most that a slot can hold. With A the part of T that was read, the rest is at
   * most |out|·√(1 − A²/|read|²).
   */
  const fill = ({ read, error, most }: Reading, out: LeftOut, needed: number, c: number): void => {
    const whole = Math.sqrt(read + out.squares);
    const peak = whole === 0 ? 0 : read / whole;
    const outShare = out.share();
    const last = Math.min(BUCKETS - 1, Math.ceil(most * SCALE) >>> STEP);
    for (let bucket = 0; bucket <= last; bucket += 1) {
      const high = (((bucket + 1) << STEP) - 1) / SCALE;
      const low = Math.max(0, (bucket << STEP) / SCALE - error);
      let topic = high + out.sum;
      if (out.squares > 0 && low < 1) {
        const at = low > peak ? low : high;
        const rest = Math.sqrt(out.squares * Math.max(0, 1 - (read === 0 ? 0 : (at * at) / read)));
        topic = Math.min(topic, (low <= peak && high >= peak ? whole : at + rest) + SLACK);
      }
      const wanted = (needed - SHARE.topic * Math.min(1, topic)) / SHARE.wording - SLACK;
      if (wanted <= 0) least[bucket] = 0;
      else if (wanted >= 1) least[bucket] = NEVER;
      else {
        const share = (c * wanted) / (1 - wanted) - outShare;
        least[bucket] = share <= 0 ? 0 : Math.min(NEVER, Math.floor(share * SCALE * (1 - SLACK)));
      }
    }
  };
  return { least, fill };
};

/** A table that lets everything pass, for where there is too little to look at to fill another. */
export const NO_REACH = new Uint32Array(BUCKETS);
