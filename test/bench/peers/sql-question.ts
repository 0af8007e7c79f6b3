import type { NeedItem } from '#server/matching/item.ts';
import type { Ground } from '#server/matching/profile.ts';
import type { Search } from '#server/matching/retrieval.ts';
import { SHARE } from '#server/matching/weights.ts';
import { type Question, sqlAsking } from './sql-asking.ts';
import type { LoadedMarket } from './sql-market.ts';

/**
 * The same score, gates and order as ours, as one statement: the place factor once per distinct set of places, the
 * lists of the need's tags and words from covering indexes without touching a table, summed per idea, the shut-out
 * ideas left out before the best are taken. Postings hold the ideas' shares of T and W, so only the need's are sent.
 */
export const questionOf = (
  item: NeedItem,
  ground: Ground,
  market: LoadedMarket,
  search: Search,
): Question => {
  const { need, values, bind, unnested, tags, words, factors, closed } = sqlAsking(
    item,
    ground,
    market,
    search,
  );
  const worded = words.length > 0;
  const fromTags = () => `select posting.idea, factors.factor, posting.weight * asked.weight as topic
      ${worded ? ', 0::float8 as wording' : ''}
    from ${unnested(tags, 'smallint')} as asked (tag, weight)
    join tag_postings posting on posting.tag = asked.tag
    join factors on factors.spot = posting.spot`;
  const fromWords = () => `select posting.idea, factors.factor, 0, posting.weight * asked.weight
    from ${unnested(words, 'int')} as asked (word, weight)
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
    order by score desc, idea limit ${bind(search.k, 'int')}
  )
  select ideas.id, best.score from best join ideas on ideas.idea = best.idea order by best.score desc, best.idea`;
  return { text, values };
};
