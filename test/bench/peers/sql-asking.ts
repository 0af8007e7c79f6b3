import type { NeedItem } from '#server/matching/item.ts';
import { type Ground, needProfile } from '#server/matching/profile.ts';
import type { Search } from '#server/matching/retrieval.ts';
import { PLACE } from '#server/matching/weights.ts';
import type { LoadedMarket } from './sql-market.ts';

type Binding = string | number | boolean | null | readonly (string | number)[];

/** One statement and its bindings, `$1` onward. */
export type Question = { text: string; values: Binding[] };

/** A list that the market numbered, with the need's weight for it. */
export type AskedList = { number: number; weight: number };

/** What every form of the question says alike: which lists are asked, how far ideas reach, which are shut out. */
export const sqlAsking = (item: NeedItem, ground: Ground, market: LoadedMarket, { at }: Search) => {
  const need = needProfile(item, ground);
  const values: Binding[] = [];
  const bind = (value: Binding, type: string): string => `$${values.push(value)}::${type}`;
  // A name that no idea has cannot score.
  const listed = (known: LoadedMarket['tags'], name: string, weight: number): AskedList[] => {
    const number = known.known(name);
    return number === undefined ? [] : [{ number, weight }];
  };
  const unnested = (lists: readonly AskedList[], type: string): string => {
    const numbers = lists.map(({ number }) => number);
    const weights = lists.map(({ weight }) => weight);
    return `unnest(${bind(numbers, `${type}[]`)}, ${bind(weights, 'float8[]')})`;
  };
  return {
    need,
    values,
    bind,
    unnested,
    tags: [...need.topic.features].flatMap(([tag, { value }]) =>
      listed(market.tags, tag, value / need.topic.norm),
    ),
    words: need.asking.terms.flatMap(({ term, weight }) => listed(market.words, term, weight)),
    /** By spot: 1 everywhere for a need without a place; else the best over the pairs of places both sides admit. */
    factors: (): string => {
      if (need.places.length === 0) return 'select spot, 1::float8 as factor from spots';
      const local = bind(need.localOnly, 'boolean');
      return `select spot, max(factor) as factor from (
      select here.spot, known.factor
      from relations known
      join spot_places here on here.place = known.idea_place
      join spots on spots.spot = here.spot
      where known.need_place = any(${bind(need.places, 'text[]')})
        and (not ${local} or known.kind in ('contains', 'neighbours'))
        and (spots.reach <> 'here' or known.kind = 'contains')
      union all
      select spot, ${PLACE.anywhere} from spots where roams and not ${local}
    ) as admitted group by spot`;
    },
    /** Each kind of shut-out idea has an index of its own: they are far fewer than the candidates. */
    closed: (): string => `select idea from ideas where not open or open_places <= 0
    union all select idea from ideas where until <= ${bind(at, 'bigint')}
    union all select idea from ideas where posted_by = ${bind(need.postedBy, 'text')}
    union all select idea from ideas where hides_from_own and organisation = ${bind(need.organisation, 'text')}`,
  };
};
