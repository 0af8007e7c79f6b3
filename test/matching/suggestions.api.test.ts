import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { type Placed, settleSuggestions } from '#server/matching/suggestions.store.ts';
import { SHOWN_PAYS } from '#server/matching/weights.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const { db, commissioner, contributor, broker, settle } = await openWorld();
const carys = await commissioner();
const nia = await contributor();
const [bethan, wyn] = [await broker(), await broker('Broker Wyn')];
const [ours, theirs] = [bethan.organisationId ?? '', wyn.organisationId ?? ''];

/** A need and so many ideas that are suggested to both agencies, with what `settleSuggestions` is told of each pair. */
const suggested = async (title: string, many: number) => {
  const need = await carys.posts(aNeed({ title }));
  const ideas: string[] = [];
  for (let at = 0; at < many; at += 1) ideas.push(await nia.posts(anIdea({ title: `${title}, way ${at}` })));
  await settle();
  const pairs: (Placed & { at: string })[] = [];
  for (const ideaId of ideas) {
    const [stored] = await rows<{ id: string }>(
      db,
      'select id from matches where need_id = :need and idea_id = :ideaId',
      { need, ideaId },
    );
    if (!stored) throw new Error('The two were not matched');
    pairs.push({ id: stored.id, needId: need, ideaId, at: ideaId, cost: 0.2, mutual: 0.5, marks: [7] });
  }
  return pairs;
};
const unlist = (pairs: readonly Placed[]) =>
  db('matches')
    .whereIn(
      'id',
      pairs.map(({ id }) => id),
    )
    .update({ inNeedList: false, inIdeaList: false, needPlace: null, ideaPlace: null });
const decide = (trx: typeof db, { needId, ideaId }: Placed) =>
  trx('judgements')
    .where({ agencyId: ours, needId, ideaId })
    .update({ status: 'shortlisted', decidedBy: bethan.personId, decidedAt: new Date().toISOString() });
const standing = async ({ needId, ideaId }: Placed) =>
  rows<{ agencyId: string; status: string; moved: boolean; marks: number[] }>(
    db,
    `select judgements.agency_id, judgements.status, judgements.marks,
       abs(judgements.rank - (matches.score / 100
         - .2 * case when matches.need_place is null then 1 else (:pays)::float8 end)) < 1e-9 as moved
     from judgements join matches using (need_id, idea_id)
     where judgements.need_id = :needId and judgements.idea_id = :ideaId order by judgements.status desc`,
    { needId, ideaId, pays: SHOWN_PAYS },
  );
const isStored = async ({ id }: Placed) =>
  (await rows(db, 'select 1 from matches where id = :id', { id })).length === 1;

test('suggestions that nobody touched come and go, what a person judged stays and moves, and the rest is forgotten', async () => {
  const pairs = await suggested('Falls on the stairs', 5);
  const [kept, judged, dropped, forgotten, remembered] = pairs;
  if (!kept || !judged || !dropped || !forgotten || !remembered) throw new Error('Too few pairs');
  await decide(db, judged);
  await decide(db, remembered);
  await unlist([forgotten, remembered]);

  const given = [kept, remembered].map(({ needId, ideaId }) => ({ agencyId: theirs, needId, ideaId }));
  const told = await db.transaction((trx) =>
    settleSuggestions(
      trx,
      pairs,
      given.map((pair) => ({ ...pair, covers: 'both' })),
      { changed: [kept.id] },
    ),
  );

  const stands = (agencyId: string, status: string) => ({ agencyId, status, moved: true, marks: [7] });
  expect(await standing(kept)).toEqual([stands(theirs, 'suggested')]);
  expect(await standing(judged)).toEqual([stands(ours, 'shortlisted')]);
  expect(await standing(dropped)).toEqual([]);
  expect(await isStored(dropped)).toBe(true);
  expect(await isStored(forgotten)).toBe(false);
  expect(await standing(remembered)).toEqual([stands(theirs, 'suggested'), stands(ours, 'shortlisted')]);
  const of = (agencyId: string, ...those: Placed[]) => those.map(({ id }) => ({ agencyId, matchId: id }));
  expect(told.made).toEqual([]);
  expect(new Set(told.gone)).toEqual(
    new Set([...of(ours, kept, dropped, forgotten), ...of(theirs, judged, dropped, forgotten)]),
  );
  expect(new Set(told.held)).toEqual(new Set([...of(ours, kept), ...of(theirs, kept)]));
});

test('a pair that a broker takes up while it is being forgotten is not', async () => {
  const [pair] = await suggested('Forms that nobody can read', 1);
  if (!pair) throw new Error('No pair');
  await unlist([pair]);
  const moving = await db.transaction();
  await decide(moving, pair);
  const settling = db.transaction((trx) => settleSuggestions(trx, [pair], []));
  const waiting = `select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'with pairs as%'`;
  while ((await rows(db, waiting)).length === 0) await sleep(20);
  await moving.commit();
  await settling;

  expect(await isStored(pair)).toBe(true);
  expect((await standing(pair)).map(({ agencyId, status }) => [agencyId, status])).toEqual([
    [ours, 'shortlisted'],
  ]);
});
