import type { Asker } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { Region } from '../regions/hierarchy.ts';
import { excerptAround, piecesOf, stemsIn } from './pieces.ts';
import type { Found, FoundNoun } from './search.contract.ts';

interface Deps {
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
  readonly organisations: OrganisationsService;
}

/** What the words of a question mark in what is shown. */
export interface Marked {
  /** A tsquery; null where no words were asked for. */
  readonly words: string | null;
  readonly begins: boolean;
}

const bare = {
  places: [],
  organisation: null,
  author: null,
  organisationKind: null,
  placeKind: null,
  listedAt: null,
};

/** What was found, as the asker may see it: through the policies of what it is, so that a hit alone shows nothing. */
export const showingService = ({ needs, ideas, organisations }: Deps) => {
  const show = async (
    asker: Asker,
    noun: FoundNoun,
    ids: readonly string[],
    { words, begins }: Marked,
  ): Promise<Found[]> => {
    const stems = words === null ? [] : stemsIn(words);
    const title = (text: string) => piecesOf(text, stems, begins);
    const inOrder = (found: ReadonlyMap<string, Found>): Found[] => ids.flatMap((id) => found.get(id) ?? []);
    if (ids.length === 0) return [];
    if (noun === 'organisation') {
      const found = await organisations.among(asker, ids);
      return inOrder(
        new Map(
          found.map((one) => [
            one.id,
            {
              ...bare,
              kind: noun,
              id: one.id,
              title: title(one.name),
              excerpt: excerptAround(one.about ?? '', stems),
              organisationKind: one.kind,
            },
          ]),
        ),
      );
    }
    const found = await (noun === 'need' ? needs : ideas).open(asker, ids);
    return inOrder(
      new Map(
        [...found].map(([id, { shown, text }]) => [
          id,
          {
            ...bare,
            kind: noun,
            id,
            title: title(shown.title),
            excerpt: excerptAround(text, stems),
            places: shown.places,
            organisation: shown.organisation?.name ?? null,
            author: 'author' in shown ? shown.author : null,
            listedAt: shown.publishedAt,
          },
        ]),
      ),
    );
  };

  const showPlaces = (regions: readonly Region[], line: string, nameOf: (code: string) => string): Found[] =>
    regions.map(({ code, name, kind, parent }) => ({
      ...bare,
      kind: 'place',
      id: code,
      title: piecesOf(name, line.toLowerCase().split(' '), true),
      excerpt: [],
      places: parent === null ? [] : [{ code: parent, name: nameOf(parent) }],
      placeKind: kind,
    }));

  return { show, showPlaces };
};
