import { z } from 'zod';
import { fail } from '../fail.ts';
import { many } from '../http/shapes.contract.ts';
import { type IdeaSummary, listIdeas } from '../ideas/ideas.contract.ts';
import { listNeeds, type NeedSummary } from '../needs/needs.contract.ts';
import type { TagsService } from '../tags/tags.service.ts';
import type { FeedOf } from './feeds.ts';
import { SITE } from './head.ts';
import type { PublicDeps } from './public.service.ts';

const MOST = 50;

/** The address of a list writes several tags as one JSON array; the API repeats the name. Both are understood. */
const unwrapped = (value: unknown): unknown => {
  if (typeof value !== 'string' || !value.startsWith('[')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** The filters of the list, and none that it does not have: a feed of something else than was asked would mislead. */
const Filters = (list: typeof listNeeds.query | typeof listIdeas.query) => {
  const { q, region, status, claimed } = list.shape;
  return z.strictObject({ q, region, status, claimed, tag: z.preprocess(unwrapped, many(z.uuid())) });
};
const filters = { needs: Filters(listNeeds.query), ideas: Filters(listIdeas.query) } as const;

export type FeedNoun = keyof typeof filters;

/** What is wrong with a filter, as a sentence: a feed's address is written by hand, and read by no form that explains it. */
const sentenceOf = (noun: FeedNoun, issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'unrecognized_keys')
    return `The feed of ${noun} does not understand this “${String(issue.path[0])}”: ${issue.message}`;
  const known = Object.keys(filters[noun].shape).join(', ');
  return `The feed of ${noun} has no filter ${issue.keys.map((key) => `“${key}”`).join(', ')}. It has: ${known}`;
};

type Deps = Pick<PublicDeps, 'needs' | 'ideas' | 'regions'> & { readonly tags: TagsService };

const isNeed = (item: NeedSummary | IdeaSummary): item is NeedSummary => 'budgetMin' in item;

/** Lists as feeds: as a visitor sees them, by the same filters. */
export const feedsService = ({ needs, ideas, regions, tags }: Deps) => ({
  /** The newest of a list. Throws `invalid_input`, `unknown_tag`, `unknown_region`. */
  feed: async (
    origin: string,
    noun: FeedNoun,
    query: unknown,
    search: string,
    self: string,
  ): Promise<FeedOf> => {
    const read = filters[noun].safeParse(query);
    if (!read.success)
      throw fail(
        'invalid_input',
        read.error.issues.map((issue) => ({
          path: ['query', ...issue.path.map(String)].join('.'),
          message: sentenceOf(noun, issue),
        })),
      );
    // A list without its tag is empty, but a feed that is empty for ever looks as if nothing ever happened.
    const tag = read.data.tag && (await tags.resolve(read.data.tag));
    const asked = { ...read.data, tag, limit: MOST };
    const { items } = await (noun === 'needs' ? needs.list(null, asked) : ideas.list(null, asked));
    const place = asked.region === undefined ? undefined : (await regions.hierarchy()).resolve(asked.region);
    const labels = (await tags.list({ id: asked.tag ?? [] })).items.map(({ label }) => label);
    const title = [
      `${noun === 'needs' ? 'Needs' : 'Ideas'}${place === undefined ? '' : ` in ${place.name}`}`,
      ...labels,
      ...(asked.q === undefined || asked.q === '' ? [] : [`“${asked.q}”`]),
      ...(asked.status === undefined ? [] : [asked.status]),
    ].join(' · ');
    return {
      title: `${title} · ${SITE}`,
      about: `The newest ${MOST} of this list`,
      page: `${origin}/${noun}${search}`,
      self: `${origin}${self}`,
      icon: `${origin}/${noun === 'needs' ? 'card-need' : 'card-idea'}.png`,
      items: items.map((item: NeedSummary | IdeaSummary) => ({
        id: item.id,
        url: `${origin}/${noun}/${item.id}`,
        title: item.title,
        text: item.excerpt,
        by: isNeed(item) ? (item.organisation?.name ?? null) : item.author,
        tags: item.tags.map(({ label }) => label),
        publishedAt: item.publishedAt,
      })),
    };
  },
});

export type FeedsService = ReturnType<typeof feedsService>;
