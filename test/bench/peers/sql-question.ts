import type { NeedItem } from '#server/matching/item.ts';
import { type Ground, needProfile } from '#server/matching/profile.ts';
import type { Search } from '#server/matching/retrieval.ts';
import { PLACE, SHARE } from '#server/matching/weights.ts';
import type { LoadedMarket } from './sql-market.ts';

type Binding = string | number | boolean | null | readonly (string | number)[];

/** One statement and its bindings, `$1` onward. */
export type Question = { text: string; values: Binding[] };

/** What the market numbered, with the need's weight for each; a name that no idea has cannot score. */
const numbered = (asked: Iterable<readonly [name: string, weight: number]>, known: LoadedMarket['tags']) => {
  const found = [...asked].flatMap(([name, weight]) => {
    const number = known.known(name);
    return number === undefined ? [] : [{ number, weight }];
  });
  return { numbers: found.map(({ number }) => number), weights: found.map(({ weight }) => weight) };
};

/**
 * The same score, gates and order as ours, as one statement: the place factor once per distinct set of places, the
 * lists of the need's tags and words from covering indexes without touching a table, summed per idea, the shut-out
 * ideas left out before the best are taken. Postings hold the ideas' shares of T and W, so only the need's are sent.
 */
export const questionOf = (
  item: NeedItem,
  ground: Ground,
  market: LoadedMarket,
  { k, at }: Search,
): Question => {
  const need = needProfile(item, ground);
  const values: Binding[] = [];
  const bind = (value: Binding, type: string): string => `$${values.push(value)}::${type}`;

  // A need without a place has a factor of 1 everywhere; else the best over the pairs of places both sides admit.
  const factors = () => {
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
  };
  // Each kind of shut-out idea has an index of its own: they are far fewer than the candidates.
  const closed = () => `select idea from ideas where not open or open_places <= 0
    union all select idea from ideas where until <= ${bind(at, 'bigint')}
    union all select idea from ideas where posted_by = ${bind(need.postedBy, 'text')}
    union all select idea from ideas where hides_from_own and organisation = ${bind(need.organisation, 'text')}`;
  const tags = numbered(
    [...need.topic.features].map(([tag, { value }]) => [tag, value / need.topic.norm] as const),
    market.tags,
  );
  const words = numbered(
    need.asking.terms.map(({ term, weight }) => [term, weight] as const),
    market.words,
  );
  const worded = words.numbers.length > 0;
  const fromTags = () => `select posting.idea, factors.factor, posting.weight * asked.weight as topic
      ${worded ? ', 0::float8 as wording' : ''}
    from unnest(${bind(tags.numbers, 'smallint[]')}, ${bind(tags.weights, 'float8[]')}) as asked (tag, weight)
    join tag_postings posting on posting.tag = asked.tag
    join factors on factors.spot = posting.spot`;
  const fromWords = () => `select posting.idea, factors.factor, 0, posting.weight * asked.weight
    from unnest(${bind(words.numbers, 'int[]')}, ${bind(words.weights, 'float8[]')}) as asked (word, weight)
    join word_postings posting on posting.word = asked.word
    join factors on factors.spot = posting.spot`;
  const wordingOf = () => {
    const half = bind(ground.words.c * need.asking.ceiling, 'float8');
    return `+ ${SHARE.wording} * case when sum(wording) > 0 then sum(wording) / (sum(wording) + ${half}) else 0 end`;
  };

  const text = `with factors as materialized (
    ${factors()}
  ), closed as materialized (
    ${closed()}
  ), shares as (
    ${fromTags()}
    ${worded ? `union all ${fromWords()}` : ''}
  ), scored as (
    select idea, 100 * max(factor) * (${SHARE.topic} * least(1, sum(topic)) ${worded ? wordingOf() : ''}) as score
    from shares group by idea
  ), best as (
    select idea, score from scored
    where score > 0 and not exists (select from closed where closed.idea = scored.idea)
    order by score desc, idea limit ${bind(k, 'int')}
  )
  select ideas.id, best.score from best join ideas on ideas.idea = best.idea order by best.score desc, best.idea`;
  return { text, values };
};
