import type { NeedItem } from '#server/matching/item.ts';
import type { Ground } from '#server/matching/profile.ts';
import type { Search } from '#server/matching/retrieval.ts';
import { SHARE } from '#server/matching/weights.ts';
import { type Question, sqlAsking } from './sql-asking.ts';
import type { LoadedMarket } from './sql-market.ts';

/** What the lists left out may add to T at most; lower proves more often and reads more. Found by trying. */
const LEFT = 0.25;
/** Reading this share of the postings is not worth a second look at each candidate. */
const WORTH = 0.5;
const POINTS = 100 * SHARE.topic;
const ROUNDING = 1e-9;

/**
 * The question of tags and place alone with its longest lists left out (MaxScore: H. Turtle, J. Flood, "Query
 * evaluation", 1995): ideas are collected from the lists that matter, and only those that the others could still lift
 * among the best are looked up there. Rows carry `proven`: whether no idea outside could be among them; where it is
 * false, or there are no rows, the whole question must be asked. Undefined where leaving out is not worth it.
 */
export const shortcutOf = (
  item: NeedItem,
  ground: Ground,
  market: LoadedMarket,
  search: Search,
): Question | undefined => {
  const { values, bind, unnested, tags, words, factors, closed } = sqlAsking(item, ground, market, search);
  const lists = tags.map((list) => ({
    ...list,
    most: list.weight * (market.lists.get(list.number)?.most ?? 0),
    length: market.lists.get(list.number)?.length ?? 0,
  }));
  lists.sort((one, other) => other.most - one.most);
  const left: typeof lists = [];
  let lift = 0;
  for (let last = lists.at(-1); lists.length > 1 && last && lift + last.most < LEFT; last = lists.at(-1)) {
    lift += last.most;
    left.push(last);
    lists.pop();
  }
  const postings = (of: typeof lists) => of.reduce((sum, { length }) => sum + length, 0);
  if (words.length > 0 || postings(left) * (1 - WORTH) <= postings(lists) * WORTH) return undefined;

  const most = bind(lift, 'float8');
  const k = bind(search.k, 'int');
  const text = `with factors as materialized (
    ${factors()}
  ), closed as materialized (
    ${closed()}
  ), collected as (
    select posting.idea, max(factors.factor) as factor, sum(posting.weight * asked.weight) as topic
    from ${unnested(lists, 'smallint')} as asked (tag, weight)
    join tag_postings posting on posting.tag = asked.tag
    join factors on factors.spot = posting.spot
    group by posting.idea
  ), admitted as materialized (
    select * from collected where not exists (select from closed where closed.idea = collected.idea)
  ), bar as materialized (
    select coalesce((select ${POINTS} * factor * topic as score from admitted order by score desc
      offset ${k} - 1 limit 1), 0) as score
  ), best as (
    select idea, ${POINTS} * factor * least(1, topic + coalesce((
      select sum(posting.weight * asked.weight)
      from ${unnested(left, 'smallint')} as asked (tag, weight)
      join tag_postings posting on posting.idea = admitted.idea and posting.tag = asked.tag
    ), 0)) as score
    from admitted
    where ${POINTS} * factor * (topic + ${most}) >= (select score from bar) - ${ROUNDING}
    order by score desc, idea limit ${k}
  )
  select ideas.id, best.score, (select score from bar) > ${POINTS} * ${most} + ${ROUNDING} as proven
  from best join ideas on ideas.idea = best.idea order by best.score desc, best.idea`;
  return { text, values };
};
