import type { NeedItem } from '#server/matching/item.ts';
import type { Ground } from '#server/matching/profile.ts';
import type { Market } from './market.ts';

/** Needs that ask alike; each kind is reported apart, since a mean over all would hide the slow ones. */
export type Asked = { name: string; needs: readonly NeedItem[] };

/** Needs are numbered from here on, so that none was made from the same numbers as an idea of the market. */
const FIRST = 1_000_000;
const WARM = 400;

/** The needs that a bench asks for, in kinds; the same for the same market. */
export const askersOf = (market: Market, ground: Ground, asked: number, words: boolean) => {
  const some = (from: number, count: number, tagged?: number): NeedItem[] =>
    Array.from({ length: count }, (_, at) => market.item('need', FIRST + from + at, tagged)).filter(
      (item) => item.side === 'need',
    );
  const ordinary = some(0, asked);
  const commonest = Object.entries(ground.epoch.tags).sort((one, other) => other[1] - one[1]);
  const popular = ordinary.slice(0, 200).map((need, at): NeedItem => {
    const tags = commonest.slice(0, 2 + (at % 3)).map(([tag]) => ({ tag, weight: 1 }));
    return { ...need, tags, places: at % 2 === 0 ? [] : need.places };
  });
  const every: Asked = { name: 'needs', needs: ordinary };
  const tagged: Asked = { name: 'needs with tags', needs: ordinary.filter(({ tags }) => tags.length > 0) };
  return {
    /** Asked once before anything is timed. */
    warm: some(20_000, WARM),
    ordinary: every,
    tagged,
    /** Those that have anything to ask with: a need without tags asks by its words alone. */
    main: words ? every : tagged,
    placeless: {
      name: 'needs without a place',
      needs: ordinary.slice(0, 300).map((need): NeedItem => ({ ...need, places: [] })),
    },
    popular: { name: 'popular tags', needs: popular },
    long: { name: '20 tags', needs: some(50_000, 200, 20) },
  };
};

export type Askers = ReturnType<typeof askersOf>;
