import { z } from 'zod';
import { fail } from '../fail.ts';
import { many, RegionCode } from '../http/shapes.contract.ts';
import { listIdeas } from '../ideas/ideas.contract.ts';
import { OpenStatus } from '../items/listing.contract.ts';
import { listNeeds } from '../needs/needs.contract.ts';
import { listOrganisations } from '../organisations/organisations.contract.ts';
import { FoundNoun, search } from '../search/search.contract.ts';

/** The address of a list writes what is no plain word as JSON: several tags as an array, a year as a quoted text. */
const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** The API repeats a name for several values; an address that was copied from a page has an array. Both are understood. */
const several = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.startsWith('[') ? parsed(value) : value),
    many(item),
  );

const ofItems = (list: typeof listNeeds.query | typeof listIdeas.query) => {
  const { q, region, claimed } = list.shape;
  return z.strictObject({ q, region, status: OpenStatus.optional(), claimed, tag: several(z.uuid()) });
};

/** The filters of the lists, and none that they do not have: a feed of something else than was asked would mislead. */
export const feedFilters = {
  needs: ofItems(listNeeds.query),
  ideas: ofItems(listIdeas.query),
  organisations: z.strictObject({ q: listOrganisations.query.shape.q }),
  search: z.strictObject({
    q: search.query.shape.q,
    kind: FoundNoun.optional(),
    region: several(RegionCode),
    tag: several(z.uuid()),
    claimed: search.query.shape.claimed,
  }),
} as const;

export type FeedNoun = keyof typeof feedFilters;
export type FiltersOf<N extends FeedNoun> = z.output<(typeof feedFilters)[N]>;

export const isFeedNoun = (noun: string | undefined): noun is FeedNoun =>
  noun !== undefined && Object.hasOwn(feedFilters, noun);

/** What is wrong with a filter, as a sentence: a feed's address is written by hand, and read by no form that explains it. */
const sentenceOf = (noun: FeedNoun, issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'unrecognized_keys')
    return `The feed of ${noun} does not understand this “${String(issue.path[0])}”: ${issue.message}`;
  const known = Object.keys(feedFilters[noun].shape).join(', ');
  return `The feed of ${noun} has no filter ${issue.keys.map((key) => `“${key}”`).join(', ')}. It has: ${known}`;
};

/** The filters that a feed was asked with. Throws `invalid_input`, in words. */
export const readFilters = <Filters extends z.ZodType>(
  noun: FeedNoun,
  filters: Filters,
  query: unknown,
): z.output<Filters> => {
  const read = filters.safeParse(query);
  if (read.success) return read.data;
  throw fail(
    'invalid_input',
    read.error.issues.map((issue) => ({
      path: ['query', ...issue.path.map(String)].join('.'),
      message: sentenceOf(noun, issue),
    })),
  );
};

/**
 * The query of the feed that goes on telling what a page lists, from the page's own address: what is no filter of it
 * (an order, what somebody's mail program added) is left out. Undefined where no feed tells of this.
 */
export const feedQuery = (noun: FeedNoun, page: URLSearchParams): string | undefined => {
  const values = Object.keys(feedFilters[noun].shape).flatMap((name) =>
    page.getAll(name).flatMap((value) => {
      const said = parsed(value);
      const each = Array.isArray(said) ? said.map(String) : [typeof said === 'string' ? said : value];
      return each.map((one): [string, string] => [name, one]);
    }),
  );
  const asked = Object.fromEntries(
    [...Map.groupBy(values, ([name]) => name)].map(([name, all]) => [
      name,
      all.length === 1 ? all[0]?.[1] : all.map(([, value]) => value),
    ]),
  );
  if (!feedFilters[noun].safeParse(asked).success) return undefined;
  if (noun === 'search' && values.length === 0) return undefined;
  const query = new URLSearchParams(values).toString();
  return query === '' ? '' : `?${query}`;
};
