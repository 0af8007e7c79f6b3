import { LEAST } from '#server/matching/learning/learning.policy.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import type { World } from '#test/support/world.ts';

type Poster = Pick<Awaited<ReturnType<World['commissioner']>>, 'posts'>;

export const IDEAS = 10;
/** So many needs are decided; four more wait. */
export const DECIDED = LEAST.needs;

/** A market in which every idea fits every need, with evidence of any strength. */
export const postMarket = async (world: World, commissioner: Poster, author: Poster): Promise<void> => {
  for (let at = 0; at < IDEAS; at += 1)
    await author.posts(anIdea({ title: `Strength and balance class ${at}`, evidenceLevel: at % 6 }));
  for (let at = 0; at < DECIDED + 4; at += 1)
    await commissioner.posts(aNeed({ title: `Falls at home in ward ${at}` }));
  await world.settle();
  await world.renews();
};

/** A broker decides on the pairs of all needs but four: those whose idea has evidence are taken up. */
export const decideByEvidence = async (world: World, personId: string): Promise<void> => {
  await world.db.raw(
    `update judgements set
       status = case when strong.taken then 'shortlisted' else 'dismissed' end,
       reason_code = case when strong.taken then null else 'poor_fit' end,
       decided_by = :personId, decided_at = now()
     from (select ideas.id, (ideas.body ->> 'evidenceLevel')::integer >= 3 as taken from ideas) as strong
     where strong.id = judgements.idea_id
       and judgements.need_id in (select needs.id from needs order by needs.id limit :many)`,
    { personId, many: DECIDED },
  );
};
