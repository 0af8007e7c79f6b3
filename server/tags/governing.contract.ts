import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Cursor, Id, Instant, Limit, line, pageOf, Version } from '../http/shapes.contract.ts';

export const MappingKind = z.enum(['exact', 'close', 'broad']).meta({ id: 'MappingKind' });
export type MappingKind = z.infer<typeof MappingKind>;

export const TagMove = z
  .enum(['rename', 'move', 'merge', 'retire', 'restore', 'map'])
  .meta({ id: 'TagMove' });
export type TagMove = z.infer<typeof TagMove>;

const Named = z.object({ id: Id, label: z.string() });

/** A tag as those who look after the taxonomies see it. */
export const GovernedTag = z
  .object({
    id: Id,
    taxonomy: z.string(),
    code: z.string(),
    label: z.string(),
    parent: Named.nullable(),
    version: Version,
    mergedInto: Named.nullable(),
    retiredAt: Instant.nullable(),
    /** How many needs and ideas carry it, whatever their status. */
    uses: z.object({ needs: z.int(), ideas: z.int() }),
    mappings: z.array(Named.extend({ kind: MappingKind })),
    /** Tags of the platform's own that are called alike, likest first; for tags of other taxonomies. */
    alike: z.array(Named.extend({ likeness: z.number() })),
    moves: z.array(TagMove),
  })
  .meta({ id: 'GovernedTag' });
export type GovernedTag = z.infer<typeof GovernedTag>;

export const listGovernedTags = endpoint({
  method: 'get',
  path: '/tags/governed',
  noun: 'tag',
  who: 'verified',
  summary: 'The tags of a taxonomy by how much they are used, with their mappings (administrators)',
  query: z.strictObject({
    taxonomy: z.string().max(60).default('pushpull'),
    q: z.string().trim().max(200).optional(),
    show: z.enum(['all', 'unmapped', 'mapped', 'set_aside']).default('all'),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(GovernedTag).extend({
    total: z.int(),
    taxonomies: z.array(z.object({ id: z.string(), tags: z.int(), unmapped: z.int() })),
  }),
  errors: ['not_allowed', 'invalid_cursor'],
});

export const getGovernedTag = endpoint({
  method: 'get',
  path: '/tags/:id/governed',
  noun: 'tag',
  who: 'verified',
  summary: 'One tag with its uses and mappings (administrators)',
  params: ById,
  returns: GovernedTag,
  errors: ['not_allowed', 'tag_not_found'],
});

export const previewTagChange = endpoint({
  method: 'get',
  path: '/tags/:id/preview',
  noun: 'tag',
  who: 'verified',
  summary: 'What a change of a tag would reach, counted now (administrators)',
  params: ById,
  query: z.strictObject({ intoId: Id.optional() }),
  returns: z.object({
    /** Items that carry it or a tag under it; of these, those that carry the other one as well. */
    needs: z.int(),
    ideas: z.int(),
    both: z.int(),
    /** Tags that lie under it. */
    below: z.int(),
    agencies: z.array(z.object({ id: Id, name: z.string() })),
    /** Pairs whose score is worked out again; `more` when there are still more than are counted. */
    pairs: z.object({ count: z.int(), more: z.boolean() }),
    mappings: z.int(),
  }),
  errors: ['not_allowed', 'tag_not_found'],
});

export const editTag = endpoint({
  method: 'patch',
  path: '/tags/:id',
  noun: 'tag',
  who: 'verified',
  summary: 'Rename a tag or move it under another one (administrators). Its old name is kept as a synonym.',
  params: ById,
  body: z.strictObject({ label: line(200).optional(), parentId: Id.nullable().optional() }),
  returns: GovernedTag,
  errors: [
    'not_allowed',
    'tag_not_found',
    'unknown_tag',
    'tag_replaced',
    'tag_under_itself',
    'stale_version',
  ],
  ifMatch: true,
});

export const mergeTag = endpoint({
  method: 'post',
  path: '/tags/:id/merge',
  noun: 'tag',
  who: 'verified',
  summary:
    'Merge a tag into another of its taxonomy (administrators). Items keep it, and it counts as that one.',
  params: ById,
  body: z.strictObject({ intoId: Id }),
  returns: GovernedTag,
  errors: ['not_allowed', 'tag_not_found', 'unknown_tag', 'tag_replaced', 'tag_under_itself'],
  idempotent: true,
});

export const retireTag = endpoint({
  method: 'post',
  path: '/tags/:id/retire',
  noun: 'tag',
  who: 'verified',
  summary: 'Take a tag out of use (administrators). Items keep it; nobody can choose it any more.',
  params: ById,
  returns: GovernedTag,
  errors: ['not_allowed', 'tag_not_found', 'tag_replaced', 'already_moved'],
  idempotent: true,
});

export const restoreTag = endpoint({
  method: 'post',
  path: '/tags/:id/restore',
  noun: 'tag',
  who: 'verified',
  summary: 'Bring back a tag that was merged or retired (administrators)',
  params: ById,
  returns: GovernedTag,
  errors: ['not_allowed', 'tag_not_found', 'tag_under_itself', 'already_moved'],
  idempotent: true,
});

export const mapTag = endpoint({
  method: 'put',
  path: '/tags/:id/mappings',
  noun: 'tag',
  who: 'verified',
  summary:
    'Say which of the platform’s own tags a tag of another taxonomy stands for; all of them (administrators)',
  params: ById,
  body: z.strictObject({
    mappings: z.array(z.strictObject({ id: Id, kind: MappingKind })).max(10),
  }),
  returns: GovernedTag,
  errors: ['not_allowed', 'tag_not_found', 'unknown_tag', 'stale_version'],
  ifMatch: true,
});
