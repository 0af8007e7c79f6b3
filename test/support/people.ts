import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { CardField, PersonKind } from '#server/accounts/accounts.contract.ts';
import { signIn } from '#server/accounts/accounts.contract.ts';
import type { Db } from '#server/database/connect.ts';
import { always } from '#server/database/once.ts';
import type { Actor } from '#server/http/actor.ts';
import { postIdea, publishIdea } from '#server/ideas/ideas.contract.ts';
import * as introductions from '#server/introductions/introductions.contract.ts';
import { listMessages, sendMessage, type Thread } from '#server/messages/messages.contract.ts';
import { postNeed } from '#server/needs/needs.contract.ts';
import type { Services } from '#server/services.ts';
import { browserOf } from './browser.ts';
import type { Thing } from './things.ts';

export const PASSWORD = 'a password for tests';

interface Stage {
  readonly db: Db;
  readonly server: HttpServer;
  readonly services: Services;
}

/** The people of a test, as drivers: they sign in with a browser and speak the product's verbs. */
export const castOf = ({ db, server, services }: Stage) => {
  const { accounts, organisations } = services;
  let born = 0;

  const appoint = (personId: string): Promise<void> =>
    db.transaction((trx) => accounts.makeAdministrator(trx, personId));

  const actorOf = async (personId: string): Promise<Actor> => {
    const actor = await organisations.loadActor(personId, null);
    if (actor === null) throw new Error('There is no such person');
    return actor;
  };

  const personOf = async (
    name: string,
    kind: PersonKind,
    organisationId: string | null,
    prepare: (personId: string) => Promise<void>,
  ) => {
    born += 1;
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${born}@example.org`;
    const personId = await accounts.signUp({ email, password: PASSWORD, name, kind }, { verified: true });
    await prepare(personId);
    const browser = browserOf(server);
    const { does } = browser;
    await does(signIn, { body: { email, password: PASSWORD } });

    return {
      ...browser,
      personId,
      email,
      name,
      organisationId,
      actor: () => actorOf(personId),

      posts: async (thing: Thing, { publish = true } = {}): Promise<string> =>
        thing.noun === 'need'
          ? (await does(postNeed, { body: { body: thing.body, organisationId, publish } })).id
          : (await does(postIdea, { body: { body: thing.body, publish } })).id,
      opens: (id: string) => does(publishIdea, { params: { id } }),

      introduces: async (needId: string, ideaId: string): Promise<string> =>
        (
          await does(introductions.draftIntroduction, {
            body: {
              needId,
              ideaId,
              noteToNeed: 'I think this may fit.',
              noteToIdea: 'They are looking for this.',
              propose: true,
            },
          })
        ).id,
      sees: (id: string) => does(introductions.getIntroduction, { params: { id } }),
      accepts: async (id: string, fields: CardField[] = ['name', 'email']) => {
        const { wording } = await does(introductions.getIntroduction, { params: { id } });
        return does(introductions.acceptIntroduction, {
          params: { id },
          body: { fields, wordingId: wording.id },
        });
      },
      declines: (id: string, reason = '') =>
        does(introductions.declineIntroduction, { params: { id }, body: { reason } }),
      withdraws: (id: string, reason = '') =>
        does(introductions.withdrawIntroduction, { params: { id }, body: { reason } }),
      seesCards: (id: string) => does(introductions.getCards, { params: { id } }),

      writes: (id: string, thread: Thread, body: string, clientId: string = randomUUID()) =>
        does(sendMessage, { params: { id }, body: { thread, clientId, body } }),
      reads: async (id: string, thread: Thread) =>
        (await does(listMessages, { params: { id }, query: { thread } })).items,
    };
  };

  const nobody = async (): Promise<void> => undefined;

  const administrator = (name = 'Ruth Admin') => personOf(name, 'officer', null, (id) => appoint(id));

  /** A verified organisation, registered by the person who is given. */
  const register = async (personId: string, name: string, kind: 'council' | 'agency'): Promise<string> => {
    const { id } = await organisations.create(
      await actorOf(personId),
      { name, kind, website: null, about: null },
      always,
    );
    const checker = await accounts.signUp(
      { email: `checker.${randomUUID()}@example.org`, password: PASSWORD, name: 'Checker', kind: 'officer' },
      { verified: true },
    );
    await appoint(checker);
    await organisations.verify(await actorOf(checker), id, always);
    return id;
  };

  return {
    visitor: () => browserOf(server),
    administrator,
    contributor: (name = 'Nurse Nia', kind: PersonKind = 'frontline_worker') =>
      personOf(name, kind, null, nobody),

    /** A commissioner with a verified council of their own. */
    commissioner: async (name = 'Commissioner Carys') => {
      const person = await personOf(name, 'officer', null, nobody);
      const organisationId = await register(person.personId, `${name}’s Council`, 'council');
      const { posts, ...rest } = person;
      return {
        ...rest,
        organisationId,
        posts: async (thing: Thing, { publish = true } = {}): Promise<string> =>
          thing.noun === 'need'
            ? (await person.does(postNeed, { body: { body: thing.body, organisationId, publish } })).id
            : posts(thing, { publish }),
      };
    },

    /** A broker with a verified agency of their own; the patch is everything unless told otherwise. */
    broker: async (
      name = 'Broker Bethan',
      patch: { regionCode: string | null; tagId: string | null }[] = [{ regionCode: null, tagId: null }],
    ) => {
      const person = await personOf(name, 'officer', null, nobody);
      const agencyId = await register(person.personId, `${name}’s Agency`, 'agency');
      await organisations.putPatch(await actorOf(person.personId), agencyId, {
        items: patch,
        mediation: 'introduced',
      });
      return { ...person, organisationId: agencyId, agencyId };
    },
  };
};
