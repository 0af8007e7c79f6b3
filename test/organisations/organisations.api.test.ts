import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getMe } from '#server/accounts/accounts.contract.ts';
import {
  createOrganisation,
  getOrganisation,
  listOrganisations,
  verifyOrganisation,
} from '#server/organisations/organisations.contract.ts';
import { openSmallWorld, type SmallWorld } from '#test/accounts/small-world.ts';
import type { Browser } from '#test/support/browser.ts';

let world: SmallWorld;
let administrator: Browser;
let registrant: Browser & { id: string };
beforeAll(async () => {
  world = await openSmallWorld();
  administrator = await world.person('Ruth Administrator', { administrator: true });
  registrant = await world.person('Helen Registrant');
});
afterAll(() => world.close());

const council = { name: 'Teme and Clun Council', kind: 'council' as const };

describe('an organisation', () => {
  test('is registered unverified, known to its own people and administrators, then verified', async () => {
    const made = await registrant.does(createOrganisation, { body: council });
    expect(made).toMatchObject({ verified: false, isAgency: false, mediation: null, moves: [] });
    expect((await registrant.does(getMe)).me?.memberships).toEqual([
      {
        organisationId: made.id,
        organisationName: council.name,
        organisationVerified: false,
        isAgency: false,
        role: 'commissioner',
      },
    ]);

    const params = { id: made.id };
    expect((await world.visitor().tries(getOrganisation, { params })).body.code).toBe(
      'organisation_not_found',
    );
    expect((await administrator.does(getOrganisation, { params })).moves).toEqual(['verify']);

    const own = await registrant.tries(verifyOrganisation, { params });
    expect([own.status, own.body.code]).toEqual([403, 'not_allowed']);
    expect(await administrator.does(verifyOrganisation, { params })).toMatchObject({ verified: true });
    expect((await administrator.tries(verifyOrganisation, { params })).body.code).toBe('already_moved');

    expect(await world.visitor().does(getOrganisation, { params })).toMatchObject({
      verified: true,
      moves: [],
    });
    expect((await registrant.does(getOrganisation, { params })).moves).toEqual(['invite']);
    expect((await world.mails('organisation_verified')).map(({ to }) => to)).toEqual([
      { personId: registrant.id },
    ]);
    expect((await world.events('organisation.verified')).at(-1)).toMatchObject({ nounId: made.id });
  });

  test('is made once, however often the same key is sent', async () => {
    const [key, body] = [registrant.newKey(), { name: 'Sent Twice Council', kind: 'council' as const }];
    const answers = await Promise.all(
      [1, 2, 3].map(() => registrant.does(createOrganisation, { body, key })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const changed = await registrant.tries(createOrganisation, { body: { ...body, kind: 'nhs' }, key });
    expect([changed.status, changed.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  test('cannot be registered by somebody whose address is unverified, nor with a link that runs code', async () => {
    const unverified = await world.person('Unverified Person', { verified: false });
    expect((await unverified.tries(createOrganisation, { body: council })).body.code).toBe(
      'email_unverified',
    );
    const answer = await registrant.tries(createOrganisation, {
      body: { ...council, website: 'javascript://council.example/%0aalert(1)' },
    });
    expect(answer.body.issues?.map(({ path }) => path)).toEqual(['body.website']);
    const stray = await registrant.agent
      .post('/api/organisations')
      .send({ ...council, verifiedAt: '2026-01-01' });
    expect(stray.body.code).toBe('invalid_input');
  });

  test('that is an agency makes its registrant a broker, who brokers once it is verified, and for one only', async () => {
    const broker = await world.person('Nia Broker');
    const agency = await broker.does(createOrganisation, { body: { name: 'Drovers', kind: 'agency' } });
    expect(agency).toMatchObject({ isAgency: true, mediation: 'introduced', moves: ['edit_patch'] });
    expect((await broker.does(getMe)).me?.agencyId).toBeNull();
    await administrator.does(verifyOrganisation, { params: { id: agency.id } });
    expect((await broker.does(getMe)).me?.agencyId).toBe(agency.id);

    const second = await broker.tries(createOrganisation, { body: { name: 'Second', kind: 'agency' } });
    expect([second.status, second.body.code]).toEqual([409, 'already_a_member']);
    await broker.does(createOrganisation, { body: { name: 'A charity of hers', kind: 'charity' } });
  });
});

describe('the list', () => {
  test('shows verified ones and one’s own, by name, in pages, each once', async () => {
    const own = await world.person('List Person');
    for (const name of ['Alpha 100%', 'Beta', 'Gamma', 'Delta', 'Beta']) {
      const { id } = await own.does(createOrganisation, { body: { name, kind: 'charity' } });
      if (name !== 'Gamma') await administrator.does(verifyOrganisation, { params: { id } });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await own.does(listOrganisations, {
        query: { limit: 2, mine: 'true', ...(cursor && { cursor }) },
      });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(names).toEqual(['Alpha 100%', 'Beta', 'Beta', 'Delta', 'Gamma']);

    const seen = async (browser: Browser, query: object) =>
      (await browser.does(listOrganisations, { query: { limit: 100, ...query } })).items.map(
        ({ name }) => name,
      );
    expect(await seen(world.visitor(), {})).not.toContain('Gamma');
    expect(await seen(own, {})).toContain('Gamma');
    expect(await seen(registrant, { unverified: 'true' })).not.toContain('Gamma');
    expect(await seen(administrator, { unverified: 'true' })).toContain('Gamma');
    expect(await seen(world.visitor(), { mine: 'true' })).toEqual([]);
    expect(await seen(world.visitor(), { q: '100%' })).toEqual(['Alpha 100%']);
    expect(await seen(world.visitor(), { q: '%' })).toEqual(['Alpha 100%']);
    expect(await seen(world.visitor(), { agencies: 'true' })).toEqual(['Drovers']);
  });

  test('refuses a cursor that is none', async () => {
    const answer = await world.visitor().tries(listOrganisations, { query: { cursor: 'nonsense' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_cursor']);
  });
});

describe('organisations out of a file', () => {
  const row = {
    externalId: 'x-1',
    name: 'Imported Trust',
    kind: 'charity' as const,
    website: null,
    about: null,
    regionCode: null,
  };
  const imports = (given: typeof row) =>
    world.db.transaction((trx) => world.organisations.importOrganisation(trx, given));

  test('are made once, changed by the last row, and left alone when nothing is new', async () => {
    const made = await imports(row);
    expect(made.outcome).toBe('created');
    expect(await imports(row)).toEqual({ id: made.id, outcome: 'unchanged' });
    expect(await imports({ ...row, name: 'Imported Trust 2' })).toEqual({ id: made.id, outcome: 'changed' });
    expect(await world.organisations.names(world.db, [made.id])).toEqual(
      new Map([[made.id, 'Imported Trust 2']]),
    );
  });

  test('do not stand among those that wait to be verified: nobody has registered them', async () => {
    await imports({ ...row, externalId: 'x-2', name: 'Waits For Nobody' });
    const { items } = await administrator.does(listOrganisations, { query: { q: 'Waits For Nobody' } });
    expect(items.map(({ verified }) => verified)).toEqual([false]);
    const query = { q: 'Waits For Nobody', unverified: 'true' };
    expect((await administrator.does(listOrganisations, { query })).items).toEqual([]);
  });

  test('are never given to somebody who registered the same name unverified', async () => {
    const squatter = await world.person('Squatting Person');
    const squatted = await squatter.does(createOrganisation, { body: { name: 'NHS Example', kind: 'nhs' } });
    const named = (name: string) =>
      world.db.transaction((trx) => world.organisations.findOrCreateByName(trx, name, { kind: 'nhs' }));
    const found = await named('NHS Example');
    expect(found.created).toBe(true);
    expect(found.id).not.toBe(squatted.id);
    expect(await named('nhs example')).toEqual({ id: found.id, created: false });
  });
});
