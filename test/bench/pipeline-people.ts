import { randomUUID } from 'node:crypto';
import { signIn } from '#server/accounts/accounts.contract.ts';
import { systemClock } from '#server/clock.ts';
import type { Db } from '#server/database/connect.ts';
import { always } from '#server/database/once.ts';
import { openLog } from '#server/log.ts';
import { composeServices } from '#server/services.ts';
import { callerOf } from '../faults/caller.ts';
import type { Instance } from '../faults/instance.ts';

const PASSWORD = 'a password for the benches';

/** People with accounts, written through the services of a process of their own; they sign in over HTTP. */
export const benchPeople = async (db: Db, url: string, instance: Instance) => {
  const mail = { smtpUrl: undefined, from: 'nobody@example.org', publicUrl: () => '' };
  const services = composeServices({ db, url, clock: systemClock, log: openLog('silent'), mail });
  const { accounts, organisations } = services;

  const person = async (name: string) => {
    const email = `${name.toLowerCase()}.${randomUUID()}@example.org`;
    const personId = await accounts.signUp(
      { email, password: PASSWORD, name, kind: 'officer' },
      { verified: true },
    );
    return { email, personId };
  };
  const actorOf = async (personId: string) => {
    const actor = await organisations.loadActor(personId, null);
    if (actor === null) throw new Error('There is no such person');
    return actor;
  };
  const signedIn = async ({ email }: { email: string }) => {
    const caller = callerOf([instance]);
    await caller.does(signIn, { body: { email, password: PASSWORD } });
    return caller;
  };

  const admin = await person('Ruth');
  await db.transaction((trx) => accounts.makeAdministrator(trx, admin.personId));
  const founded = async (name: string, kind: 'agency' | 'council') => {
    const founder = await person(name);
    const about = { name: `${name} ${kind}`, kind, website: null, about: null };
    const { id } = await organisations.create(await actorOf(founder.personId), about, always);
    await organisations.verify(await actorOf(admin.personId), id, always);
    return { ...founder, organisationId: id };
  };

  return {
    services,
    /** A broker whose agency covers a place, or with null everything. */
    broker: async (name: string, regionCode: string | null) => {
      const broker = await founded(name, 'agency');
      await organisations.putPatch(await actorOf(broker.personId), broker.organisationId, {
        items: [{ regionCode, tagId: null }],
        mediation: 'introduced',
      });
      return { ...broker, ...(await signedIn(broker)) };
    },
    commissioner: async (name: string) => {
      const commissioner = await founded(name, 'council');
      return { ...commissioner, ...(await signedIn(commissioner)) };
    },
    contributor: async (name: string) => {
      const contributor = await person(name);
      return { ...contributor, ...(await signedIn(contributor)) };
    },
  };
};

export type BenchPeople = Awaited<ReturnType<typeof benchPeople>>;
