import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Id, many } from '../http/shapes.contract.ts';

export const TagOrigin = z.enum(['author', 'pattern', 'model', 'broker']).meta({ id: 'TagOrigin' });
export type TagOrigin = z.infer<typeof TagOrigin>;

export const Tag = z
  .object({
    id: Id,
    taxonomy: z.string(),
    code: z.string(),
    label: z.string(),
    parentId: Id.nullable(),
    synonyms: z.array(z.string()),
    sdg: z.int().nullable(),
  })
  .meta({ id: 'Tag' });
export type Tag = z.infer<typeof Tag>;

/** A tag as an item carries it. Confidence 1: somebody chose it. */
export const ItemTag = z
  .object({ id: Id, label: z.string(), origin: TagOrigin, confidence: z.number() })
  .meta({ id: 'ItemTag' });

export const listTags = endpoint({
  method: 'get',
  path: '/tags',
  noun: 'tag',
  who: 'anyone',
  summary: 'The tags of a taxonomy (the platform’s own by default), themes before their topics',
  query: z.strictObject({ taxonomy: z.string().max(60).default('pushpull'), id: many(Id) }),
  returns: z.object({
    items: z.array(Tag),
    taxonomies: z.array(z.object({ id: z.string(), tags: z.int() })),
  }),
});

export const suggestTags = endpoint({
  method: 'post',
  path: '/tags/suggest',
  noun: 'tag',
  who: 'anyone',
  summary: 'Tags that a text suggests, each with the words that earned it',
  body: z.strictObject({ title: z.string().max(300).default(''), text: z.string().max(40_000) }),
  returns: z.object({
    items: z.array(
      z.object({ id: Id, label: z.string(), confidence: z.number(), words: z.array(z.string()) }),
    ),
  }),
});
