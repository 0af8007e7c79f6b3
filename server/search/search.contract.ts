import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Cursor, Id, Instant, Limit, many, pageOf, RegionCode } from '../http/shapes.contract.ts';
import { OrganisationKind } from '../organisations/organisations.contract.ts';
import { Place, RegionKind } from '../regions/regions.contract.ts';

/** What has words of its own, and is listed page by page. */
export const FoundNoun = z.enum(['need', 'idea', 'organisation']);
export type FoundNoun = z.infer<typeof FoundNoun>;

export const FoundKind = z.enum([...FoundNoun.options, 'place']).meta({ id: 'FoundKind' });
export type FoundKind = z.infer<typeof FoundKind>;

/** Beyond so many a count says "more than". */
export const MOST_COUNTED = 1000;

const Piece = z
  .object({ text: z.string(), hit: z.boolean() })
  .meta({ id: 'Piece', description: 'A run of plain text, and whether it is what was looked for' });

/** Something that was found: nothing here is private. */
export const Found = z
  .object({
    kind: FoundKind,
    id: z.string().describe('A place has its code'),
    title: z.array(Piece),
    excerpt: z.array(Piece),
    places: z.array(Place),
    organisation: z.string().nullable(),
    author: z.string().nullable(),
    organisationKind: OrganisationKind.nullable(),
    placeKind: RegionKind.nullable(),
    listedAt: Instant.nullable(),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;

const Count = z.object({
  count: z.int().describe(`Of what the asker may see, ${MOST_COUNTED} at most`),
  more: z.boolean().describe('There are more than were counted'),
});

const filters = {
  q: z.string().trim().max(300, 'Search for 300 characters at most').default(''),
  region: many(RegionCode).describe('In any of these'),
  tag: many(Id).describe('With each of these'),
  claimed: z.stringbool().optional().describe('True: only needs and ideas that somebody stands behind'),
};

const Order = z.enum(['fit', 'newest']);
export type Order = z.infer<typeof Order>;

const order = Order.default('fit').describe(
  'By how well the title fits, then newest first; or newest first alone',
);

export const search = endpoint({
  method: 'get',
  path: '/search',
  noun: 'search',
  who: 'anyone',
  summary: 'Needs, ideas, organisations and places at once, the best few of each with how many there are',
  query: z.strictObject({
    ...filters,
    order,
    exact: z.stringbool().optional().describe('True: as it is spelt'),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  }),
  returns: z.object({
    corrected: z
      .string()
      .nullable()
      .describe('What was searched for instead, where nothing has what was asked'),
    didYouMean: z.string().nullable(),
    asksNothing: z.boolean().describe('No word to search for, and no filter'),
    groups: z.array(Count.extend({ kind: FoundKind, items: z.array(Found) })),
    places: z
      .array(Place.extend({ count: z.int() }))
      .nullable()
      .describe(
        'Needs and ideas by place, one step down from the place chosen; null where too many to count',
      ),
  }),
  errors: ['unknown_region', 'unknown_tag'],
});

export const listFound = endpoint({
  method: 'get',
  path: '/search/found',
  noun: 'search',
  who: 'anyone',
  summary:
    'All that was found of one kind: the exact title, then words in the title, then the rest; newest first',
  query: z.strictObject({ ...filters, order, kind: FoundNoun, cursor: Cursor, limit: Limit }),
  returns: pageOf(Found),
  errors: ['unknown_region', 'unknown_tag', 'invalid_cursor'],
});

export const countFoundTags = endpoint({
  method: 'get',
  path: '/search/tags',
  noun: 'search',
  who: 'anyone',
  summary: 'Needs and ideas that were found, by theme, or by what lies under the tag chosen last',
  query: z.strictObject(filters),
  returns: z.object({
    tags: z
      .array(z.object({ id: Id, label: z.string(), count: z.int() }))
      .nullable()
      .describe('The most first, those without any left out; null where too many to count'),
  }),
  errors: ['unknown_region', 'unknown_tag'],
});

export const suggestFound = endpoint({
  method: 'get',
  path: '/search/suggestions',
  noun: 'search',
  who: 'anyone',
  summary: 'A few things whose name fits what is being typed',
  query: z.strictObject({ q: filters.q }),
  returns: z.object({ items: z.array(Found) }),
});

export const mapFound = endpoint({
  method: 'get',
  path: '/search/map',
  noun: 'search',
  who: 'anyone',
  summary: 'How many needs and ideas there are in each part of a place; a minute old at most',
  query: z.strictObject({
    ...filters,
    region: filters.region.describe(
      'In any of these, by the parts of what they all lie in; the whole country unless told',
    ),
  }),
  returns: z.object({
    within: Place,
    around: z.array(Place).describe('What it lies in, from the country down'),
    parts: z.array(
      Place.extend({
        lat: z.number(),
        lon: z.number(),
        needs: z.int(),
        ideas: z.int(),
        divided: z.boolean().describe('It has parts of its own'),
      }),
    ),
    needs: z.int().describe('In all; what stands in two parts counts in each of them, and once here'),
    ideas: z.int(),
  }),
  errors: ['unknown_region', 'unknown_tag'],
});
