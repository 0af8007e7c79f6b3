import type { TagOrigin } from '../tags/tags.contract.ts';
import type { ProfileTag } from './profile.ts';

type Given = string | null | undefined;

const origins: Record<TagOrigin, true> = { author: true, pattern: true, model: true, broker: true };
const isOrigin = (text: string | undefined): text is TagOrigin => text !== undefined && text in origins;

const tagIn = (written: string): ProfileTag => {
  if (!written.includes(':')) return { tagId: written, origin: 'author', confidence: 1 };
  const [tagId = '', origin, confidence] = written.split(':');
  if (!isOrigin(origin)) throw new Error(`A tag came from nowhere: ${written}`);
  return { tagId, origin, confidence: Number(confidence) };
};

/** Tags as a stream writes them, `tag` or `tag:origin:confidence` with spaces between. */
export const tagsIn = (written: Given): ProfileTag[] =>
  written === null || written === undefined ? [] : written.split(' ').map(tagIn);

const AT_HAND = 10_000;

/** Remembers what was made of so many texts. Whoever is given it must not change it. */
export const remembering = <Made>(make: (written: string) => Made): ((written: string) => Made) => {
  const known = new Map<string, Made>();
  return (written) => {
    let made = known.get(written);
    if (made === undefined) {
      made = make(written);
      if (known.size >= AT_HAND) known.clear();
      known.set(written, made);
    }
    return made;
  };
};

const parsed = remembering((written): unknown => JSON.parse(written));

/**
 * A streamed value that is no plain text. A million items name the same few thousand places and facts, so what was
 * read is remembered; whoever is given it must not change it.
 */
export const factIn = <Fact>(written: Given): Fact =>
  (written === null || written === undefined ? null : parsed(written)) as Fact;

/** The fields of a body that are streamed, as they are or as JSON, and how they make that part of the body again. */
export interface Streamed<Part> {
  readonly texts: readonly (keyof Part & string)[];
  readonly facts: readonly (keyof Part & string)[];
  /** Values in the order of `texts`, then of `facts`. */
  readonly partOf: (values: readonly Given[]) => Part;
}
