import { expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { getNeed, listNeeds } from '#server/needs/needs.contract.ts';
import { createOrganisation } from '#server/organisations/organisations.contract.ts';
import { openWorld } from '#test/support/world.ts';
import { openFolder } from './files.ts';

const world = await openWorld();
const { db } = world;
const { imports } = await openFolder(db);

test('two spellings of one name are one organisation', async () => {
  await imports(
    'needs',
    'external_id,title,description,organisation\nl1,One,Text,Samename NHS\nl2,Two,Text,SAMENAME NHS\n',
  );
  await imports('needs', 'external_id,title,description,organisation\nl3,Three,Text,samename nhs\n');
  expect(await rows(db, `select 1 from organisations where lower(name) = 'samename nhs'`)).toHaveLength(1);
});

test('items do not go to whoever took the name of their organisation', async () => {
  const squatter = await world.contributor();
  const mine = await squatter.does(createOrganisation, {
    body: { name: 'Borough of Elsewhere', kind: 'council' },
  });
  await imports(
    'needs',
    'external_id,title,description,organisation\nm1,Elsewhere roads,Text,Borough of Elsewhere\n',
  );
  const { items } = await world.visitor().does(listNeeds, { query: { q: '"Elsewhere roads"' } });
  const need = await world.visitor().does(getNeed, { params: { id: items[0]?.id ?? '' } });
  expect(need.organisation?.id).not.toBe(mine.id);
  expect(await squatter.does(getNeed, { params: { id: need.id } })).toMatchObject({
    mine: false,
    moves: [],
  });
});
