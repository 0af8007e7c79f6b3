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

/** How a field of a body is written in a stream: as it is, or as JSON where it is no text. */
export type Written = 'text' | 'json';

/** Reads the fields of a streamed row back into that part of a body. */
export const bodyReader = <Part>(fields: Readonly<Record<keyof Part & string, Written>>) => {
  const known = Object.entries<Written>(fields);
  return {
    names: known.map(([name]) => name),
    read: (values: readonly Given[]): Part => {
      const part: Record<string, unknown> = {};
      for (const [at, [name, written]] of known.entries()) {
        const value = values[at] ?? null;
        part[name] = value === null || written === 'text' ? value : JSON.parse(value);
      }
      return part as Part;
    },
  };
};
