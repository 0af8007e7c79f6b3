import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getMyGrants, putMyGrants } from '#server/accounts/accounts.contract.ts';
import { newId } from '#server/database/id.ts';
import { createOrganisation, verifyOrganisation } from '#server/organisations/organisations.contract.ts';
import { openSmallWorld, type SmallWorld } from '#test/accounts/small-world.ts';
import type { Browser } from '#test/support/browser.ts';

let world: SmallWorld;
let bethan: Browser & { id: string };
let drovers: string;
let towpath: string;
let council: string;
let unverified: string;

beforeAll(async () => {
  world = await openSmallWorld();
  const administrator = await world.person('Ruth', { administrator: true });
  const registered = async (name: string, kind: 'agency' | 'council', verified = true) => {
    const { id } = await (await world.person(`${name} Person`)).does(createOrganisation, {
      body: { name, kind },
    });
    if (verified) await administrator.does(verifyOrganisation, { params: { id } });
    return id;
  };
  bethan = await world.person('Bethan');
  drovers = await registered('Drovers', 'agency');
  towpath = await registered('Towpath', 'agency');
  council = await registered('Council', 'council');
  unverified = await registered('Anybody', 'agency', false);
});
afterAll(() => world.close());

const grants = async (...agencyIds: string[]) =>
  (await bethan.does(putMyGrants, { body: { agencyIds } })).items.map(({ agencyId }) => agencyId);
const sees = async (agencyId: string) =>
  (await world.organisations.grantedTo(world.db, agencyId, [bethan.id])).has(bethan.id);

test('an agency sees the card while its owner grants it, and not a moment longer', async () => {
  expect(await sees(drovers)).toBe(false);
  expect(await grants(drovers, towpath, drovers)).toEqual([drovers, towpath]);
  expect([await sees(drovers), await sees(towpath)]).toEqual([true, true]);

  expect(await grants(towpath)).toEqual([towpath]);
  expect([await sees(drovers), await sees(towpath)]).toEqual([false, true]);
  expect((await world.events('person.grant_revoked')).at(-1)).toMatchObject({
    nounId: bethan.id,
    audiences: [`person:${bethan.id}`, `agency:${drovers}`],
    data: { agencyId: drovers },
  });

  expect(await grants(towpath, drovers)).toEqual([drovers, towpath]);
  expect(await sees(drovers)).toBe(true);
  expect(await world.db('grants').where({ personId: bethan.id, agencyId: drovers })).toHaveLength(2);
});

test('a grant that already stands keeps its day', async () => {
  await grants(drovers);
  const before = (await bethan.does(getMyGrants)).items;
  world.time.now = new Date(world.time.now.getTime() + 60_000);
  await grants(drovers);
  expect((await bethan.does(getMyGrants)).items).toEqual(before);
});

test('nobody else’s grants are touched, and two calls at once leave one', async () => {
  const other = await world.person('Other');
  await other.does(putMyGrants, { body: { agencyIds: [towpath] } });
  await Promise.all([grants(drovers, towpath), grants(drovers, towpath)]);
  await grants();
  expect((await other.does(getMyGrants)).items.map(({ agencyId }) => agencyId)).toEqual([towpath]);
  expect(await world.organisations.grantedTo(world.db, towpath, [bethan.id, other.id])).toEqual(
    new Set([other.id]),
  );
});

test.each([
  ['a council', () => council, 'not_an_agency'],
  ['an agency that nobody has verified', () => unverified, 'organisation_not_found'],
  ['nothing that exists', () => newId(), 'organisation_not_found'],
])('%s is refused, and what stood still stands', async (_name, agencyId, code) => {
  await grants(drovers);
  const answer = await bethan.tries(putMyGrants, { body: { agencyIds: [agencyId()] } });
  expect(answer.body.code).toBe(code);
  expect((await bethan.does(getMyGrants)).items.map((grant) => grant.agencyId)).toEqual([drovers]);
});
