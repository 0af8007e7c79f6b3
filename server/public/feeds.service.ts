import { fail } from '../fail.ts';
import type { IdeaSummary } from '../ideas/ideas.contract.ts';
import type { NeedSummary } from '../needs/needs.contract.ts';
import type { Found, FoundKind } from '../search/search.contract.ts';
import type { TagsService } from '../tags/tags.service.ts';
import { type FeedNoun, type FiltersOf, feedFilters, readFilters } from './feed-filters.ts';
import type { FeedItem, FeedOf } from './feeds.ts';
import { SITE } from './head.ts';
import type { PublicDeps } from './public.service.ts';

const MOST = 50;

type Deps = PublicDeps & { readonly tags: TagsService };

/** What a feed is about, and what is in it: all but where it stands. */
type Told = Pick<FeedOf, 'items'> & { readonly title: readonly string[]; readonly picture: string };

const isNeed = (item: NeedSummary | IdeaSummary): item is NeedSummary => 'budgetMin' in item;

const quoted = (q: string | undefined): string[] => (q === undefined || q === '' ? [] : [`“${q}”`]);

const kinds = {
  need: { one: 'Need', all: 'Needs', noun: 'needs', picture: 'card-need' },
  idea: { one: 'Idea', all: 'Ideas', noun: 'ideas', picture: 'card-idea' },
  organisation: { one: 'Organisation', all: 'Organisations', noun: 'organisations', picture: 'card' },
  place: { one: 'Place', all: 'Places', noun: 'places', picture: 'card' },
} as const satisfies Record<FoundKind, unknown>;

const plain = (pieces: Found['title']): string => pieces.map(({ text }) => text).join('');

/** Lists as feeds: as a visitor sees them, by the same filters. */
export const feedsService = ({ needs, ideas, organisations, regions, search, tags }: Deps) => {
  /** Where and about what, in the words of the filters. */
  const within = async (title: string, codes: readonly string[], tagIds: readonly string[]) => {
    const { resolve } = await regions.hierarchy();
    const places = codes.flatMap((code) => resolve(code)?.name ?? []).join(', ');
    const labels = (await tags.list({ id: tagIds })).items.map(({ label }) => label);
    return [places === '' ? title : `${title} in ${places}`, ...labels];
  };

  const ofItems = async (
    origin: string,
    noun: 'needs' | 'ideas',
    asked: FiltersOf<'needs'> | FiltersOf<'ideas'>,
  ): Promise<Told> => {
    // A list without its tag is empty, but a feed that is empty for ever looks as if nothing ever happened.
    const tag = asked.tag && (await tags.resolve(asked.tag));
    const wanted = { ...asked, tag, limit: MOST };
    const { items } = await (noun === 'needs' ? needs.list(null, wanted) : ideas.list(null, wanted));
    const { all, picture } = kinds[noun === 'needs' ? 'need' : 'idea'];
    return {
      title: [
        ...(await within(all, asked.region === undefined ? [] : [asked.region], tag ?? [])),
        ...quoted(asked.q),
        ...(asked.status === undefined ? [] : [asked.status]),
      ],
      picture,
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
  };

  /** An organisation is news when it has been verified: before that nobody is shown it. */
  const ofOrganisations = async (origin: string, { q }: FiltersOf<'organisations'>): Promise<Told> => ({
    title: [kinds.organisation.all, ...quoted(q)],
    picture: kinds.organisation.picture,
    items: (await organisations.listNewest({ q, limit: MOST })).map(
      ({ id, name, about, isAgency, verifiedAt }): FeedItem => ({
        id,
        url: `${origin}/organisations/${id}`,
        title: name,
        text:
          about ?? `${name} ${isAgency ? 'introduces needs and ideas to each other' : 'takes part'} here.`,
        by: null,
        tags: [isAgency ? 'Agency' : kinds.organisation.one],
        publishedAt: verifiedAt,
      }),
    ),
  });

  const ofSearch = async (origin: string, { kind, ...asked }: FiltersOf<'search'>): Promise<Told> => {
    const found = await search.listNewest(null, { ...asked, kind, limit: MOST });
    if (found === undefined)
      throw fail('invalid_input', [
        {
          path: 'query.q',
          message:
            'The feed of a search needs a word to search for in “q”, or a filter: region, tag, claimed',
        },
      ]);
    const title = kind === undefined ? 'Search' : kinds[kind].all;
    return {
      title: [...(await within(title, asked.region ?? [], asked.tag ?? [])), ...quoted(asked.q)],
      picture: kind === undefined ? 'card' : kinds[kind].picture,
      items: found.map(
        ({ shown, listedAt }): FeedItem => ({
          id: shown.id,
          url: `${origin}/${kinds[shown.kind].noun}/${shown.id}`,
          title: plain(shown.title),
          text: plain(shown.excerpt),
          by: shown.organisation ?? shown.author,
          tags: [kinds[shown.kind].one],
          publishedAt: listedAt,
        }),
      ),
    };
  };

  const told = (origin: string, noun: FeedNoun, query: unknown): Promise<Told> => {
    switch (noun) {
      case 'needs':
        return ofItems(origin, noun, readFilters(noun, feedFilters.needs, query));
      case 'ideas':
        return ofItems(origin, noun, readFilters(noun, feedFilters.ideas, query));
      case 'organisations':
        return ofOrganisations(origin, readFilters(noun, feedFilters.organisations, query));
      case 'search':
        return ofSearch(origin, readFilters(noun, feedFilters.search, query));
    }
  };

  return {
    /** The newest of a list. Throws `invalid_input`, `unknown_tag`, `unknown_region`. */
    feed: async (
      origin: string,
      noun: FeedNoun,
      query: unknown,
      pageQuery: string,
      self: string,
    ): Promise<FeedOf> => {
      const { title, picture, items } = await told(origin, noun, query);
      return {
        title: [...title, SITE].join(' · '),
        about: `The newest ${MOST} of this list`,
        page: `${origin}/${noun}${pageQuery}`,
        self: `${origin}${self}`,
        icon: `${origin}/${picture}.png`,
        items,
      };
    },
  };
};

export type FeedsService = ReturnType<typeof feedsService>;
