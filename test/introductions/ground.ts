import { randomUUID } from 'node:crypto';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { IdeaBody } from '#server/ideas/ideas.contract.ts';
import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { NeedBody } from '#server/needs/needs.contract.ts';
import type { Mediation } from '#server/organisations/organisations.contract.ts';
import { openWorld } from '#test/support/world.ts';

/** The United Kingdom: whoever covers it covers everything. */
const EVERYWHERE = 'K02000001';

/** Planted in each contact card: found anywhere else, something has leaked. */
export const tokenOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '-')}-card`;

/**
 * A broker's agency, a council and a contributor on the real services, and pairs of a need and an idea to introduce.
 * It speaks to the services rather than over HTTP, so that hundreds of things can happen at the same instant.
 */
export const openGround = async () => {
  const world = await openWorld();
  const { db, services } = world;
  const { accounts, organisations, needs, ideas, introductions, messages } = services;

  const actorOf = async (personId: string): Promise<Actor> => {
    const actor = await organisations.loadActor(personId, null);
    if (actor === null) throw new Error('There is no such person');
    return actor;
  };
  const person = async (name: string): Promise<Actor> => {
    const email = `${tokenOf(name)}.${randomUUID().slice(0, 8)}@example.org`;
    const password = 'a password for the tests';
    const id = await accounts.signUp(
      { email, password, name: `${name} ${tokenOf(name)}`, kind: 'officer' },
      { verified: true },
    );
    return actorOf(id);
  };

  const administrator = await person('Ruth');
  await db.transaction((trx) => accounts.makeAdministrator(trx, administrator.personId));
  const organisation = async (name: string, kind: 'agency' | 'council', founder: Actor): Promise<string> => {
    const about = { name, kind, website: null, about: null };
    const { id } = await organisations.create(founder, about, always);
    await organisations.verify(await actorOf(administrator.personId), id, always);
    return id;
  };
  const agency = async (name: string, founder: Actor, mediation: Mediation = 'introduced') => {
    const id = await organisation(name, 'agency', founder);
    const broker = await actorOf(founder.personId);
    await organisations.putPatch(broker, id, { items: [{ regionCode: null, tagId: null }], mediation });
    return { id, broker: await actorOf(founder.personId) };
  };
  const colleagueOf = async (name: string, organisationId: string, role: 'broker' | 'commissioner') => {
    const joining = await person(name);
    await db.transaction((trx) =>
      organisations.join(trx, { personId: joining.personId, organisationId, role }),
    );
    return actorOf(joining.personId);
  };

  const exchange = await agency('The Exchange', await person('Nia'));
  const founder = await person('Gareth');
  const councilId = await organisation('Severn Council', 'council', founder);
  const commissioner = await actorOf(founder.personId);
  const nurse = await person('Priya');
  const stranger = await person('Owen');

  const postsNeed = async (
    by: Actor = commissioner,
    title = 'Falls at home after dark',
    organisationId: string | null = null,
  ): Promise<string> => {
    const body = NeedBody.parse({
      title,
      problem: 'People fall between bed and bathroom at night.',
      whoFor: 'People over 80 who live alone',
      outcome: 'Fewer falls at night',
      regionCodes: [EVERYWHERE],
    });
    return (await needs.post(by, { body, organisationId, publish: true }, always)).id;
  };
  const postsIdea = async (
    by: Actor = nurse,
    more: Partial<Parameters<typeof IdeaBody.parse>[0] & object> = {},
    organisationId: string | null = null,
  ): Promise<string> => {
    const body = IdeaBody.parse({
      title: 'A light that wakes with you',
      summary: 'A strip of light along the floor that comes on when feet touch it.',
      reach: 'anywhere',
      authorLabel: 'A community nurse',
      ...more,
    });
    return (await ideas.post(by, { body, organisationId, publish: true }, always)).id;
  };
  const pair = async (): Promise<{ needId: string; ideaId: string }> => ({
    needId: await postsNeed(),
    ideaId: await postsIdea(),
  });

  const notes = { noteToNeed: 'A word to the council', noteToIdea: 'A word to the nurse' };
  const drafts = async (broker: Actor = exchange.broker): Promise<Introduction> =>
    introductions.draft(broker, { ...(await pair()), ...notes, propose: false }, always);
  const proposes = async (broker: Actor = exchange.broker): Promise<Introduction> =>
    introductions.draft(broker, { ...(await pair()), ...notes, propose: true }, always);
  const accepts = async (actor: Actor, id: string): Promise<Introduction> => {
    const { wording } = await introductions.read(actor, id);
    return introductions.accept(actor, id, { fields: ['name', 'email'], wordingId: wording.id }, always);
  };
  const connects = async (broker: Actor = exchange.broker): Promise<Introduction> => {
    const { id } = await proposes(broker);
    await accepts(commissioner, id);
    return accepts(nurse, id);
  };
  const says = (actor: Actor, id: string, thread: 'all' | 'need' | 'idea', body: string) =>
    messages.send(actor, id, { thread, body, clientId: randomUUID() });

  return {
    ...world,
    administrator,
    exchange,
    broker: exchange.broker,
    commissioner,
    councilId,
    nurse,
    stranger,
    person,
    actorOf,
    organisation,
    agency,
    colleagueOf,
    postsNeed,
    postsIdea,
    pair,
    drafts,
    proposes,
    accepts,
    connects,
    says,
    /** What was recorded of an introduction, in order. */
    eventsOf: (id: string) =>
      rows<{ type: string; actorId: string | null; audiences: string[]; data: Record<string, unknown> }>(
        db,
        'select type, actor_id, audiences, data from events where noun_id = :id order by seq',
        { id },
      ),
  };
};

/** The code that a refused act was refused with. */
export const codeOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (refused) {
    if (refused !== null && typeof refused === 'object' && 'code' in refused) return String(refused.code);
    throw refused;
  }
  return 'it was allowed';
};
