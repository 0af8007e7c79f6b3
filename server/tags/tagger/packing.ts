import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { CompiledTaxonomy } from '../suggest.ts';
import { type Model, replaced } from './model.ts';
import { vocabularyFrom } from './vocabulary.ts';

/** Raised when the cues or the arrays change: a model of another format is not used, and the next one replaces it. */
const FORMAT = 1;

const Head = z.object({
  format: z.literal(FORMAT),
  tagIds: z.array(z.string()),
  terms: z.array(z.string()),
  termWeights: z.array(z.number()),
  seen: z.array(z.number()),
  rarity: z.array(z.number()),
  examples: z.int(),
  belief: z.object({ slopes: z.array(z.number()), bias: z.number() }),
  threshold: z.number(),
  entries: z.int(),
});

/** The model as bytes: the length of a head in JSON, the head, then starts, weights and tags as little-endian arrays. */
export const pack = (model: Model, { tags }: Pick<CompiledTaxonomy, 'tags'>): Buffer => {
  const head: z.infer<typeof Head> = {
    format: FORMAT,
    tagIds: tags.map(({ id }) => id),
    terms: [...model.vocabulary.terms],
    termWeights: [...model.vocabulary.weights],
    seen: [...model.seen],
    rarity: [...model.rarity],
    examples: model.examples,
    belief: { slopes: [...model.belief.slopes], bias: model.belief.bias },
    threshold: model.threshold,
    entries: model.weights.length,
  };
  const told = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(told.length);
  const arrays = [model.starts, model.weights, model.tags].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  return deflateSync(Buffer.concat([length, told, ...arrays]));
};

/** What was packed, for the taxonomy as it is now. Undefined for another format; throws when the bytes are broken. */
export const unpack = (packed: Buffer, { tags }: Pick<CompiledTaxonomy, 'tags'>): Model | undefined => {
  const bytes = inflateSync(packed);
  const length = bytes.readUInt32LE(0);
  const told: unknown = JSON.parse(bytes.toString('utf8', 4, 4 + length));
  if (Object(told).format !== FORMAT) return undefined;
  const head = Head.parse(told);
  let from = 4 + length;
  /** A copy, because an array must begin where its elements may stand. */
  const take = (size: number): ArrayBuffer => {
    const part = new Uint8Array(size);
    part.set(bytes.subarray(from, from + size));
    from += size;
    return part.buffer;
  };
  const vocabulary = vocabularyFrom(head.terms, Float64Array.from(head.termWeights), head.tagIds.length);
  const model: Model = {
    vocabulary,
    starts: new Int32Array(take(4 * (vocabulary.width + 1))),
    weights: new Float32Array(take(4 * head.entries)),
    tags: new Uint16Array(take(2 * head.entries)),
    seen: Uint8Array.from(head.seen),
    rarity: Float64Array.from(head.rarity),
    examples: head.examples,
    belief: head.belief,
    threshold: head.threshold,
  };
  // Mostly nothing has changed since, and the whole of it need not be built anew.
  if (head.tagIds.length === tags.length && tags.every(({ id }, place) => head.tagIds[place] === id))
    return model;
  const places = new Map(head.tagIds.map((id, place) => [id, place]));
  return replaced(
    model,
    tags.map(({ id }) => places.get(id)),
  );
};
