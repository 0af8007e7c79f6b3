import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { Asker } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { Hierarchy } from '../regions/hierarchy.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { TagsService } from '../tags/tags.service.ts';
import { askingService, type Filters, type Question } from './asking.service.ts';
import { learnWords } from './dictionary.store.ts';
import { estimatingService } from './estimating.service.ts';
import { facetsService } from './facets.service.ts';
import { findingService, Key, keyOf } from './finding.service.ts';
import { mapService } from './map.service.ts';
import { partsOf } from './parts.ts';
import { placesNamed } from './place-names.ts';
import { type Found, FoundNoun, MOST_COUNTED, type Order } from './search.contract.ts';
import { findable } from './search.policy.ts';
import type * as store from './search.store.ts';
import { showingService } from './showing.service.ts';

export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly regions: RegionsService;
  readonly tags: TagsService;
  readonly organisations: OrganisationsService;
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
}

const LEARNT_AT_ONCE = 500;
const [SUGGESTED, SUGGESTED_OF_A_KIND, PLACES_SHOWN] = [8, 3, 5];
/** Fewer than so many results, and another spelling may be what was meant. */
const FEW = 3;

/** Whoever typed the name of an organisation or a place that was found has meant it. */
const isNameOf = (
  q: string,
  groups: readonly { items: readonly Pick<Found, 'kind' | 'title'>[] }[],
): boolean =>
  groups.some(({ items }) =>
    items.some(
      ({ kind, title }) =>
        (kind === 'organisation' || kind === 'place') &&
        title
          .map(({ text }) => text)
          .join('')
          .toLowerCase()
          .includes(q.toLowerCase()),
    ),
  );

export const searchService = (deps: Deps) => {
  const { db, clock, regions } = deps;
  const estimating = estimatingService(deps);
  const asking = askingService({ ...deps, estimating });
  const finding = findingService({ db, estimating });
  const showing = showingService(deps);
  const now = (): string => clock().toISOString();

  /** What the index is asked for one kind of thing; undefined where the filters leave nothing of it to ask for. */
  const wantedOf = (
    asker: Asker,
    noun: FoundNoun,
    question: Question,
    { tag, claimed, order }: Filters & { order?: Order | undefined },
  ): store.Wanted | undefined => {
    const { words, line, marks } = question;
    if (words === null && marks === null) return undefined;
    // Organisations carry no tags, and nobody claims them.
    if (noun === 'organisation' && (tag !== undefined || claimed === true)) return undefined;
    const query = [words, marks, findable(asker, noun)].flatMap((part) =>
      part === null ? [] : [`(${part})`],
    );
    const wanted = { noun, query: query.join(' & '), now: now() };
    // Newest first alone: no word of a title says anything of the order.
    return order === 'newest' ? { ...wanted, words: null, line: '' } : { ...wanted, words, line };
  };

  const nothing = { count: 0, more: false, items: [] };

  const namedPlaces = (line: string, question: Filters, { regions: all, resolve }: Hierarchy): Found[] => {
    // A filter asks for things that stand in places or carry tags; a place itself does not.
    if (question.region !== undefined || question.tag !== undefined) return [];
    return showing.showPlaces(placesNamed(all, line), line, (code) => resolve(code)?.name ?? code);
  };

  /** Counts by place, one step down from the one that was chosen. */
  const stepDown = (
    found: readonly store.FoundAll[],
    region: readonly string[] | undefined,
    { regions: all, resolve }: Hierarchy,
  ): { code: string; name: string; count: number }[] | null => {
    if (found.some(({ count }) => count > MOST_COUNTED)) return null;
    const chosen = (region ?? []).flatMap((code) => resolve(code) ?? []);
    const parts = chosen.length > 1 ? chosen : partsOf(all, chosen[0]?.code);
    return parts
      .map(({ code, name }) => ({
        code,
        name,
        count: found.reduce((sum, { places }) => sum + (places[code] ?? 0), 0),
      }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  };

  const searchAs = async (
    asker: Asker,
    q: string,
    filters: Filters & { order?: Order | undefined; limit: number },
  ) => {
    const [question, hierarchy] = await Promise.all([asking.read(db, q, filters), regions.hierarchy()]);
    const nouns = FoundNoun.options;
    const found = await finding.findFirst((noun) => wantedOf(asker, noun, question, filters), filters.limit);
    const shown = await Promise.all(
      nouns.map((noun, at) =>
        showing.show(
          asker,
          noun,
          (found[at]?.hits ?? []).map(({ id }) => id),
          question,
        ),
      ),
    );
    const named = namedPlaces(q, filters, hierarchy);
    const groups = [
      ...nouns.map((kind, at) => {
        const count = found[at]?.count ?? 0;
        return {
          kind,
          count: Math.min(count, MOST_COUNTED),
          more: count > MOST_COUNTED,
          items: shown[at] ?? [],
        };
      }),
      { ...nothing, kind: 'place' as const, count: named.length, items: named.slice(0, PLACES_SHOWN) },
    ];
    return {
      asksNothing: question.words === null && question.marks === null && named.length === 0,
      groups,
      places: stepDown(found.slice(0, 2), filters.region, hierarchy),
      total: groups.reduce((sum, { count }) => sum + count, 0),
    };
  };

  return {
    ...mapService({ ...deps, asking }),
    ...facetsService({ ...deps, asking }),

    search: async (
      asker: Asker,
      {
        q,
        exact,
        ...filters
      }: Filters & {
        q: string;
        exact?: boolean | undefined;
        order?: Order | undefined;
        limit: number;
      },
    ) => {
      const { total, ...first } = await searchAs(asker, q, filters);
      const said = { ...first, corrected: null, didYouMean: null };
      if (exact === true || total >= FEW || q === '') return said;
      const meant = await asking.meant(db, q);
      if (meant === null) return said;
      if (total > 0) return { ...said, didYouMean: isNameOf(q, first.groups) ? null : meant };
      const { total: better, ...second } = await searchAs(asker, meant, filters);
      return better === 0 ? said : { ...second, corrected: meant, didYouMean: null };
    },

    listFound: async (
      asker: Asker,
      {
        q,
        kind,
        cursor,
        limit,
        ...filters
      }: Filters & {
        q: string;
        kind: FoundNoun;
        order?: Order | undefined;
        cursor?: string | undefined;
        limit: number;
      },
    ): Promise<{ items: Found[]; next: string | null }> => {
      const after = decodeCursor(cursor, Key);
      const question = await asking.read(db, q, filters);
      const hits = await finding.findPage(wantedOf(asker, kind, question, filters), {
        after,
        limit: limit + 1,
      });
      const page = pageFrom(hits, limit, keyOf);
      const items = await showing.show(
        asker,
        kind,
        page.items.map(({ id }) => id),
        question,
      );
      return { items, next: page.next };
    },

    /**
     * The newest of what is found, of one kind or of all together, with when each came to be. Undefined where
     * nothing is asked for: no word, and no filter.
     */
    listNewest: async (
      asker: Asker,
      { q, kind, limit, ...filters }: Filters & { q: string; kind?: FoundNoun | undefined; limit: number },
    ): Promise<{ shown: Found; listedAt: string }[] | undefined> => {
      const question = await asking.read(db, q, filters);
      if (question.words === null && question.marks === null) return undefined;
      const found: { shown: Found; listedAt: string }[] = [];
      for (const noun of kind === undefined ? FoundNoun.options : [kind]) {
        const wanted = wantedOf(asker, noun, question, { ...filters, order: 'newest' });
        const hits = await finding.findPage(wanted, { after: undefined, limit });
        const ids = hits.map(({ id }) => id);
        const listedAt = new Map(hits.map((hit) => [hit.id, new Date(hit.listedAt).toISOString()]));
        for (const shown of await showing.show(asker, noun, ids, question))
          found.push({ shown, listedAt: listedAt.get(shown.id) ?? now() });
      }
      return found.sort((a, b) => b.listedAt.localeCompare(a.listedAt)).slice(0, limit);
    },

    suggest: async (asker: Asker, q: string): Promise<{ items: Found[] }> => {
      const [question, hierarchy] = await Promise.all([asking.read(db, q, {}, true), regions.hierarchy()]);
      const named = namedPlaces(q, {}, hierarchy).slice(0, SUGGESTED_OF_A_KIND);
      const { leading } = question;
      if (leading === null) return { items: named };
      const hits = await finding.findNamed(
        (noun) => wantedOf(asker, noun, question, {}),
        leading,
        SUGGESTED_OF_A_KIND,
      );
      const found = await Promise.all(
        FoundNoun.options.map((noun, at) =>
          showing.show(
            asker,
            noun,
            (hits[at] ?? []).map(({ id }) => id),
            question,
          ),
        ),
      );
      return { items: [...named, ...found.flat()].slice(0, SUGGESTED) };
    },

    /** Takes new words into the dictionary; what is on its way is taken in by the next who comes. */
    learnWords: async (): Promise<number> => {
      for (let learnt = 0; ; ) {
        const some = await db.transaction((trx) => learnWords(trx, LEARNT_AT_ONCE));
        learnt += some;
        if (some < LEARNT_AT_ONCE) return learnt;
      }
    },
  };
};

export type SearchService = ReturnType<typeof searchService>;
