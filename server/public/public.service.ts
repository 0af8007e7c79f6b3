import { Failure, fail } from '../fail.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { SearchService } from '../search/search.service.ts';
import { type FeedNoun, feedQuery } from './feed-filters.ts';
import { type Head, SITE } from './head.ts';
import { type Entry, PART } from './sitemap.ts';
import { homeData, ideaHead, needHead, organisationHead, placeHead } from './things.ts';

export interface PublicDeps {
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
  readonly organisations: OrganisationsService;
  readonly regions: RegionsService;
  readonly search: SearchService;
}

/** What stands at an address: shown to all, there once and over now, elsewhere, or nothing that anybody may know of. */
export type Standing =
  | { readonly is: 'shown'; readonly head: Head }
  | { readonly is: 'over' | 'unknown' | 'private' }
  | { readonly is: 'elsewhere'; readonly path: string };

const isNotFound = (error: unknown): boolean => error instanceof Failure && error.status === 404;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const lists = {
  '/needs': {
    title: 'Needs',
    description: 'What public services say is not working, for whom, where, and what would count as better.',
    noun: 'needs',
    picture: 'need',
  },
  '/ideas': {
    title: 'Ideas',
    description: 'What people on the front line, users of services and carers know helps, and where it runs.',
    noun: 'ideas',
    picture: 'idea',
  },
} as const;

const HOME =
  'Public services post needs, people who know what helps post ideas, and a broker introduces the right two.';

/** Pages that are the same for everybody. */
const pages: Readonly<Record<string, Pick<Head, 'title' | 'description'> & { feed?: FeedNoun }>> = {
  '/organisations': {
    title: 'Organisations',
    description: 'Councils, health boards, charities and agencies here.',
    feed: 'organisations',
  },
  '/map': { title: 'Map', description: 'Where needs and ideas come from, place by place.' },
  '/search': {
    title: 'Search',
    description: 'One box over needs, ideas, organisations and places.',
    feed: 'search',
  },
  '/data': {
    title: 'Open data',
    description: 'Everything public here as CSV and JSON, tags as SKOS, and feeds.',
  },
  '/needs/new': { title: 'Post a need', description: 'Say what is not working. It takes about six minutes.' },
  '/ideas/new': { title: 'Post an idea', description: 'Say what works. No organisation is needed.' },
};

const feedsOf = (noun: FeedNoun, title: string, { searchParams }: URL): NonNullable<Head['feeds']> => {
  const query = feedQuery(noun, searchParams);
  return query === undefined ? [] : [{ title: query === '' ? title : `${title} as filtered`, noun, query }];
};

export const publicService = ({ needs, ideas, organisations, regions, search }: PublicDeps) => {
  const place = async (code: string) => {
    const { resolve, lineage, neighbours } = await regions.hierarchy();
    const region = resolve(code);
    if (region === undefined) throw fail('not_found');
    const found = await search.map({ q: '', region: [region.code], tag: undefined, claimed: undefined });
    const { replacedBy: _, spanStart: __, spanEnd: ___, ...shown } = region;
    const [parent = null] = lineage(region.code).slice(1);
    const beside = neighbours(region.code).flatMap((one) => resolve(one) ?? []);
    return { ...found, place: shown, parent, beside };
  };

  const standingOf = async (origin: string, noun: string, id: string): Promise<Standing> => {
    switch (noun) {
      case 'needs': {
        const need = await needs.get(null, id);
        return need.status === 'published' ? { is: 'shown', head: needHead(origin, need) } : { is: 'over' };
      }
      case 'ideas': {
        const idea = await ideas.get(null, id);
        return idea.status === 'published' ? { is: 'shown', head: ideaHead(origin, idea) } : { is: 'over' };
      }
      case 'organisations':
        return { is: 'shown', head: organisationHead(origin, await organisations.get(null, id)) };
      default: {
        const found = await place(id);
        return found.place.code === id
          ? { is: 'shown', head: placeHead(origin, found) }
          : { is: 'elsewhere', path: `/places/${found.place.code}` };
      }
    }
  };

  return {
    /** A place, what it lies in and beside, and how much is open there and in its parts. Throws `not_found`. */
    place,

    /** What a page may say of itself to everybody. */
    standing: async (origin: string, url: URL): Promise<Standing> => {
      const path = url.pathname === '/' ? '/' : url.pathname.replace(/\/+$/, '');
      if (path === '/')
        return {
          is: 'shown',
          head: {
            title: SITE,
            description: HOME,
            path,
            picture: 'both',
            type: 'website',
            data: homeData(origin),
          },
        };
      if (path === '/needs' || path === '/ideas') {
        const { noun, title, description, picture } = lists[path];
        const feeds = feedsOf(noun, title, url);
        return { is: 'shown', head: { title, description, path, picture, type: 'website', feeds } };
      }
      const page = pages[path];
      if (page !== undefined) {
        const { feed, ...said } = page;
        const feeds = feed === undefined ? [] : feedsOf(feed, said.title, url);
        return { is: 'shown', head: { ...said, path, picture: 'both', type: 'website', feeds } };
      }
      const [, noun, id, more] = path.split('/');
      if (noun === undefined || id === undefined || !/^(needs|ideas|organisations|places)$/.test(noun))
        return { is: 'private' };
      // What can be done with a thing (its editing, its members) is not the thing.
      if (more !== undefined) return { is: 'private' };
      if (noun === 'places' ? !/^[A-Z]\d{8}$/.test(id) : !UUID.test(id))
        return noun === 'organisations' && id === 'new' ? { is: 'private' } : { is: 'unknown' };
      try {
        return await standingOf(origin, noun, id);
      } catch (error) {
        if (isNotFound(error)) return { is: 'unknown' };
        throw error;
      }
    },

    /** Every part of the sitemap, by its address. */
    parts: async (): Promise<Entry[]> => {
      const [inNeeds, inIdeas] = await Promise.all([needs.countAllOpen(), ideas.countAllOpen()]);
      const partsOf = (noun: string, count: number): Entry[] =>
        Array.from({ length: Math.ceil(count / PART) }, (_, part) => ({
          path: `/sitemaps/${noun}-${part + 1}.xml`,
        }));
      return [
        { path: '/sitemaps/pages.xml' },
        { path: '/sitemaps/places.xml' },
        { path: '/sitemaps/organisations.xml' },
        ...partsOf('needs', inNeeds.count),
        ...partsOf('ideas', inIdeas.count),
      ];
    },

    /** The entries of a part, page by page; undefined for one that there never is. */
    entries: async (name: string): Promise<AsyncGenerator<Entry[]> | undefined> => {
      const [, noun, part] = /^(needs|ideas)-([1-9]\d{0,4})$/.exec(name) ?? [];
      if (part !== undefined) {
        const source = noun === 'needs' ? needs : ideas;
        const found = source.openEntries((Number(part) - 1) * PART, PART);
        return (async function* () {
          for await (const page of found)
            yield page.map(({ id, updatedAt }) => ({ path: `/${noun}/${id}`, updatedAt }));
        })();
      }
      if (name === 'organisations')
        return (async function* () {
          let cursor: string | undefined;
          let left = PART;
          do {
            const page = await organisations.list(null, { limit: Math.min(1_000, left), cursor });
            yield page.items.map(({ id }) => ({ path: `/organisations/${id}` }));
            left -= page.items.length;
            cursor = page.next ?? undefined;
          } while (cursor !== undefined && left > 0);
        })();
      if (name === 'places') {
        const { items } = await regions.list();
        return (async function* () {
          yield items.map(({ code }) => ({ path: `/places/${code}` }));
        })();
      }
      if (name !== 'pages') return undefined;
      return (async function* () {
        yield ['/', ...Object.keys(lists), ...Object.keys(pages)].map((path) => ({ path }));
      })();
    },
  };
};

export type PublicService = ReturnType<typeof publicService>;
