import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express, { type Router } from 'express';
import { signUp } from '#server/accounts/accounts.contract.ts';
import { accountsRoutes, type DemoPerson } from '#server/accounts/accounts.routes.ts';
import { accountsService } from '#server/accounts/accounts.service.ts';
import { limitsService } from '#server/accounts/limits.service.ts';
import { passwords } from '#server/accounts/password.ts';
import { openPool } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';
import { problem } from '#server/http/problem.ts';
import { knowActor, sessions } from '#server/http/session.ts';
import type { MailPayload } from '#server/jobs/queue.ts';
import { organisationsRoutes } from '#server/organisations/organisations.routes.ts';
import { organisationsService } from '#server/organisations/organisations.service.ts';
import { type Browser, browserOf } from '#test/support/browser.ts';
import { openDatabase } from '#test/support/database.ts';

interface Wanted {
  readonly demoPeople?: readonly DemoPerson[];
  /** 1: the limits of a real instance. */
  readonly generosity?: number;
  /** Routes beside the product's, to test what a session survives. */
  readonly extra?: (router: Router) => void;
}

export const PASSWORD = 'a long enough password';

/** Accounts and organisations alone, on a database of their own: nothing that stands above them is needed. */
export const openSmallWorld = async ({ demoPeople, generosity = 1_000, extra }: Wanted = {}) => {
  const database = await openDatabase();
  const { db } = database;
  const faults: unknown[] = [];
  const pool = openPool(database.url, () => {});
  const time = { now: new Date('2026-03-02T09:00:00.000Z') };
  const clock = () => time.now;
  const accounts = accountsService({ db, clock, passwords: passwords() });
  const organisations = organisationsService({ db, clock, accounts });

  const app = express();
  app.disable('x-powered-by').set('trust proxy', 1);
  app.use((request, _response, next) => {
    Object.assign(request, { id: randomUUID(), log: { error: (fault: unknown) => faults.push(fault) } });
    next();
  });
  app.use(
    express.json(),
    sessions({
      pool,
      find: organisations.findSession,
      secrets: [randomUUID()],
      secure: false,
      onError: (error) => faults.push(error),
    }),
    knowActor,
  );
  const router = express.Router();
  accountsRoutes(router, {
    accounts,
    limits: limitsService({ db, generosity }),
    loadActor: organisations.loadActor,
    unread: async () => 0,
    demoPeople: demoPeople ?? null,
    mailbox: true,
  });
  organisationsRoutes(router, organisations);
  extra?.(router);
  app.use('/api', router);
  app.use(problem);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const mails = async (template: string): Promise<MailPayload[]> => {
    const found = await rows<{ payload: MailPayload }>(
      db,
      `select payload from graphile_worker._private_jobs
       where payload->>'template' = :template order by id`,
      { template },
    );
    return found.map(({ payload }) => payload);
  };

  /** The token of the newest mail of this kind, as its reader would follow it. */
  const mailedToken = async (template: string): Promise<string> =>
    (await mails(template)).at(-1)?.data.token ?? 'nothing was mailed to anybody';

  const person = async (
    name: string,
    { verified = true, administrator = false } = {},
  ): Promise<Browser & { id: string; email: string }> => {
    const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.org`;
    const id = await accounts.signUp({ email, password: PASSWORD, name, kind: 'officer' }, { verified });
    if (administrator) await db.transaction((trx) => accounts.makeAdministrator(trx, id));
    const browser = browserOf(server);
    await browser.agent.post('/api/sign-in').send({ email, password: PASSWORD }).expect(200);
    return { ...browser, id, email };
  };

  return {
    db,
    time,
    faults,
    accounts,
    organisations,
    mails,
    mailedToken,
    person,
    visitor: (): Browser => browserOf(server),
    events: (type: string) =>
      rows<{ nounId: string; actorId: string; audiences: string[]; data: Record<string, string> }>(
        db,
        'select noun_id, actor_id, audiences, data from events where type = :type order by seq',
        { type },
      ),
    signsUp: async (email: string, name = 'Bethan Rowlands'): Promise<Browser> => {
      const browser = browserOf(server);
      await browser.does(signUp, { body: { email, password: PASSWORD, name, kind: 'carer' } });
      return browser;
    },
    close: async (): Promise<void> => {
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
      await database.drop();
    },
  };
};
export type SmallWorld = Awaited<ReturnType<typeof openSmallWorld>>;
