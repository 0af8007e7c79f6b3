import { randomUUID } from 'node:crypto';
import { signIn } from '#server/accounts/accounts.contract.ts';
import { systemClock } from '#server/clock.ts';
import { connect, type Db } from '#server/database/connect.ts';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { acceptIntroduction, getIntroduction } from '#server/introductions/introductions.contract.ts';
import { openLog } from '#server/log.ts';
import { sendMessage } from '#server/messages/messages.contract.ts';
import { composeServices } from '#server/services.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { type Caller, callerOf, hangUp } from './caller.ts';
import { openGroundDatabase } from './ground-database.ts';
import { type Instance, openInstance } from './instance.ts';
import { openMailCatcher } from './mail-catcher.ts';
import { leaveAll } from './watcher.ts';

const PASSWORD = 'a password for the faults';

/** Asked of the whole suite by the environment: the short form belongs to every run, the long one to its own. */
const form = process.env.FAULTS === 'long' || process.env.FAULTS === 'full' ? process.env.FAULTS : 'short';
export const isLong = form === 'long';

/** How much a storm holds; the same for the same seed. */
export const storm = {
  ...{
    short: { messages: 300, decisions: 40, faults: 5 },
    full: { messages: 1_000, decisions: 200, faults: 10 },
    long: { messages: 10_000, decisions: 2_000, faults: 60 },
  }[form],
  seed: Number(process.env.SEED ?? 20_261_123),
};

/** Two processes of the product on one database that can be taken away, with a mail server and people. */
export const openStage = async () => {
  const database = await openGroundDatabase();
  const catcher = await openMailCatcher();
  const settings = {
    DATABASE_URL: database.url,
    SESSION_SECRET: 'a secret that only these tests know, of some length',
    SMTP_URL: catcher.url,
  };
  const [a, b] = await Promise.all([openInstance('a', settings), openInstance('b', settings)]);
  const instances: readonly Instance[] = [a, b];
  await Promise.all(instances.map(({ start }) => start()));

  const db: Db = connect(database.url, 8);
  const log = openLog('silent');
  const mail = { smtpUrl: undefined, from: 'nobody@example.org', publicUrl: () => '' };
  const services = composeServices({ db, url: database.url, clock: systemClock, log, mail });
  const { accounts, organisations, needs, ideas, introductions } = services;

  const actorOf = async (personId: string): Promise<Actor> => {
    const actor = await organisations.loadActor(personId, null);
    if (actor === null) throw new Error('There is no such person');
    return actor;
  };

  /** Somebody with an account, signed in to both processes by one cookie. */
  const person = async (name: string) => {
    const email = `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@example.org`;
    const personId = await accounts.signUp(
      { email, password: PASSWORD, name, kind: 'officer' },
      { verified: true },
    );
    const caller: Caller = callerOf(instances);
    const signsIn = () => caller.does(signIn, { body: { email, password: PASSWORD } });
    await signsIn();
    return {
      ...caller,
      name,
      email,
      personId,
      signsIn,
      actor: () => actorOf(personId),
      says: (id: string, body: string, clientId: string = randomUUID(), at?: Instance) =>
        caller.does(
          sendMessage,
          { params: { id }, body: { thread: 'all', clientId, body } },
          { ...(at && { at }) },
        ),
      accepts: async (id: string, at?: Instance) => {
        const { wording } = await caller.does(getIntroduction, { params: { id } });
        return caller.does(
          acceptIntroduction,
          { params: { id }, body: { fields: ['name', 'email'], wordingId: wording.id }, key: randomUUID() },
          { ...(at && { at }) },
        );
      },
    };
  };

  const ruth = await person('Ruth');
  await db.transaction((trx) => accounts.makeAdministrator(trx, ruth.personId));
  const organisation = async (name: string, kind: 'agency' | 'council', founder: string): Promise<string> => {
    const about = { name, kind, website: null, about: null };
    const { id } = await organisations.create(await actorOf(founder), about, always);
    await organisations.verify(await actorOf(ruth.personId), id, always);
    return id;
  };
  const [broker, commissioner, nurse, stranger] = await Promise.all(
    ['Bethan', 'Carys', 'Nia', 'Owen'].map(person),
  );
  if (!broker || !commissioner || !nurse || !stranger) throw new Error('Somebody is missing');
  const agencyId = await organisation('The Exchange', 'agency', broker.personId);
  const councilId = await organisation('Severn Council', 'council', commissioner.personId);
  await organisations.putPatch(await broker.actor(), agencyId, {
    items: [{ regionCode: null, tagId: null }],
    mediation: 'introduced',
  });

  const postsNeed = async (): Promise<string> =>
    (
      await needs.post(
        await commissioner.actor(),
        { body: aNeed().body, organisationId: councilId, publish: true },
        always,
      )
    ).id;
  const postsIdea = async (): Promise<string> =>
    (
      await ideas.post(
        await nurse.actor(),
        { body: anIdea().body, organisationId: null, publish: true },
        always,
      )
    ).id;
  const introduces = async (needId: string, ideaId: string): Promise<string> =>
    (
      await introductions.draft(
        await broker.actor(),
        { needId, ideaId, noteToNeed: 'A word', noteToIdea: 'A word', propose: true },
        always,
      )
    ).id;
  /** So many proposed introductions, each of its own pair. */
  const proposals = async (count: number): Promise<string[]> => {
    const across = Math.ceil(Math.sqrt(count));
    const needIds: string[] = [];
    const ideaIds: string[] = [];
    for (let place = 0; place < across; place += 1) {
      needIds.push(await postsNeed());
      ideaIds.push(await postsIdea());
    }
    const pairs = needIds.flatMap((need) => ideaIds.map((idea) => [need, idea] as const)).slice(0, count);
    const made: string[] = [];
    for (const [need, idea] of pairs) made.push(await introduces(need, idea));
    return made;
  };
  /** A room of three. */
  const room = async (): Promise<string> => {
    const [id] = await proposals(1);
    if (id === undefined) throw new Error('No introduction');
    await commissioner.accepts(id);
    await nurse.accepts(id);
    return id;
  };

  return {
    a,
    b,
    instances,
    database,
    catcher,
    db,
    url: database.url,
    services,
    people: { ruth, broker, commissioner, nurse, stranger },
    agencyId,
    councilId,
    proposals,
    room,
    person,
    /** Ends the connections that fit, as a network does; returns how many. */
    endConnections: async (where: string): Promise<number> =>
      (
        await rows(
          db,
          `select pg_terminate_backend(pid) from pg_stat_activity
           where pid <> pg_backend_pid() and datname = current_database() and ${where}`,
        )
      ).length,
    /** What a fault made fail is tried again after a minute or more: here within a second, or a test waits for that. */
    jobsLeft: async (): Promise<number> => {
      await db.raw(`select graphile_worker.reschedule_jobs(array(
          select id from graphile_worker.jobs where locked_by is null and run_at > now() + interval '2 seconds'),
        run_at := now() + interval '1 second')`);
      const found = await rows<{ left: number }>(db, 'select count(*) as left from graphile_worker.jobs');
      return found[0]?.left ?? 0;
    },
    close: async (): Promise<void> => {
      leaveAll();
      hangUp();
      for (const instance of instances) if (instance.isRunning()) await instance.kill();
      await db.destroy();
      await catcher.close();
      await database.close();
    },
  };
};

export type Stage = Awaited<ReturnType<typeof openStage>>;
