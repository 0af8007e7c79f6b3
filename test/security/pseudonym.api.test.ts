import { expect, test } from '@jest/globals';
import { explainPair } from '#server/matching/explaining.contract.ts';
import { dismissMatch, getMatch, listMatches, listNeedMatches } from '#server/matching/matching.contract.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

test('what fits in public follows from public facts: nothing missing from it names an author', async () => {
  const carys = await world.commissioner();
  const need = await carys.posts(aNeed());
  const idea = await carys.posts(anIdea({ authorStyle: 'pseudonym', authorLabel: 'Night owl' }));
  await world.settle();
  const visitor = world.visitor();
  const explained = await visitor.does(explainPair, { query: { need, idea } });
  const listed = await visitor.does(listNeedMatches, { params: { id: need } });
  expect(explained.gates).toEqual([]);
  expect(listed.items.map((fit) => [fit.idea.id, fit.score])).toContainEqual([idea, explained.score]);
  // No broker is ever offered the pair.
  const broker = await world.broker();
  expect((await broker.does(listMatches)).items).toEqual([]);
});

test('a broker who is a party reads nothing of what colleagues think of the pair', async () => {
  const [carys, author, broker] = [
    await world.commissioner(),
    await world.contributor(),
    await world.broker(),
  ];
  await carys.posts(aNeed({ title: 'Falls in the flats' }));
  await author.posts(anIdea({ title: 'Class in the stairwell' }));
  await world.settle();
  const [match] = (await broker.does(listMatches, { query: { q: 'stairwell' } })).items;
  if (match === undefined) throw new Error('The pair is not in the queue');
  const note = 'The author is hard to work with.';
  await broker.does(dismissMatch, { params: { id: match.id }, body: { reasonCode: 'other', note } });
  await world.db.transaction((trx) =>
    world.services.organisations.join(trx, {
      personId: author.personId,
      organisationId: broker.agencyId,
      role: 'broker',
    }),
  );
  const seen = await author.does(getMatch, { params: { id: match.id } });
  expect(seen.judgement).toMatchObject({
    status: 'dismissed',
    note: null,
    reasonCode: null,
    assigneeName: null,
  });
  expect(JSON.stringify(await author.does(listMatches, { query: { status: 'dismissed' } }))).not.toContain(
    note,
  );
  expect((await broker.does(getMatch, { params: { id: match.id } })).judgement.note).toBe(note);
});
