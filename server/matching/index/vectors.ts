import type { TopicVector } from '../topic.ts';
import { growingBytes, growingDoubles, growingNumbers } from './growing.ts';
import { roundedUp } from './postings.ts';

/**
 * Tag vectors by number. Most items share theirs with others, so each is kept once: vector v has features from
 * start[v] to start[v + 1], in order of tag id.
 */
export const vectorStore = (tagNumber: (tag: string) => number) => {
  const start = growingNumbers();
  const tags = growingNumbers();
  const values = growingDoubles();
  /** Shares of the vector in 255ths, rounded up. */
  const weights = growingBytes();
  const norms = growingDoubles();
  /** The tag with the largest value plus one; 0 where there is none. */
  const mains = growingNumbers();
  start.push(0);
  return {
    start,
    tags,
    values,
    weights,
    norms,
    mains,
    size: (): number => norms.length(),
    add: ({ features, norm }: TopicVector): number => {
      let main = 0;
      let most = 0;
      for (const [tag, { value }] of features) {
        const number = tagNumber(tag);
        tags.push(number);
        values.push(value);
        weights.push(roundedUp(value / norm));
        if (value <= most) continue;
        most = value;
        main = number + 1;
      }
      start.push(tags.length());
      norms.push(norm);
      mains.push(main);
      return norms.length() - 1;
    },
  };
};
