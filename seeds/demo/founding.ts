import { always } from '#server/database/once.ts';
import type { DemoOrganisation, PatchLine } from './organisation.ts';
import { organisations } from './organisations.ts';
import { demoPassword, people } from './people.ts';
import type { DemoPerson } from './person.ts';
import type { Stage } from './stage.ts';

const signUpAll = async (stage: Stage): Promise<void> => {
  const { db, services } = stage;
  for (const { key, name, email, kind, role } of people) {
    const id = await services.accounts.signUp(
      { email, password: demoPassword, name, kind },
      { verified: true },
    );
    stage.people.set(key, id);
    if (role === 'administrator') {
      await db.transaction((trx) => services.accounts.makeAdministrator(trx, id));
    }
  }
};

const fillCard = async (stage: Stage, { key, name, email, telephone, grants }: DemoPerson): Promise<void> => {
  const { accounts, organisations: register } = stage.services;
  await accounts.putCard(await stage.actor(key), { name, email, telephone });
  if (grants.length === 0) return;
  await register.putGrants(
    await stage.actor(key),
    grants.map((agency) => stage.organisations.get(agency)),
  );
};

/** The first of its people registers it; the administrator verifies it; the others join. */
const found = async (stage: Stage, { key, name, kind, about, patch }: DemoOrganisation): Promise<void> => {
  const { db, services } = stage;
  const [founder, ...others] = people.filter(({ organisation }) => organisation === key);
  if (founder === undefined) throw new Error(`Nobody works at ${name}`);
  const actor = await stage.actor(founder.key);
  const { id } = await services.organisations.create(actor, { name, kind, about, website: null }, always);
  stage.organisations.set(key, id);
  await services.organisations.verify(await stage.actor('ruth'), id, always);
  for (const other of others) {
    const personId = stage.people.get(other.key);
    const role = kind === 'agency' ? 'broker' : 'commissioner';
    await db.transaction(async (trx) => {
      await services.organisations.join(trx, { personId, organisationId: id, role });
      await services.organisations.joined(trx, personId, id);
    });
  }
  if (kind !== 'agency') return;
  await services.organisations.putPatch(await stage.actor(founder.key), id, {
    items: patch.map(({ regionCode, tagCode }: PatchLine) => ({
      regionCode,
      tagId: tagCode === null ? null : stage.tags.get(tagCode),
    })),
    mediation: 'introduced',
  });
};

const nameTags = async ({ services, tags }: Stage): Promise<void> => {
  for (const { code, id } of (await services.tags.list({})).items) tags.set(code, id);
};

/** The people, their cards, and the organisations that stand verified. */
export const foundWorld = async (stage: Stage): Promise<void> => {
  await nameTags(stage);
  await signUpAll(stage);
  for (const organisation of organisations.filter(({ verified }) => verified)) {
    await found(stage, organisation);
  }
  for (const person of people) await fillCard(stage, person);
};

/** Somebody registers their employer, and the administrator has not looked at it yet. */
export const registerUnverified = async (stage: Stage): Promise<void> => {
  for (const { name, kind, about } of organisations.filter(({ verified }) => !verified)) {
    await stage.services.organisations.create(
      await stage.actor('marlon'),
      { name, kind, about, website: null },
      always,
    );
  }
};
