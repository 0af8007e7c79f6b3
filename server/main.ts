import { createServer, type RequestListener } from 'node:http';
import { demoPassword, demoPeople, seedDemo } from '#seeds/demo.ts';
import { seedReference } from '#seeds/reference.ts';
import { createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { connect, openPool } from './database/connect.ts';
import { startEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { buildClient } from './http/client-build.ts';
import { openLog } from './log.ts';
import { claimDataFolder, keptSecret } from './process/data-folder.ts';
import { explain } from './process/explain.ts';
import { welcome } from './process/welcome.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What has been started, to be stopped in the opposite order. */
const started: { name: string; stop: () => Promise<unknown> }[] = [];
let ending: Promise<void> | undefined;

class Interrupted extends Error {}

/** Hands something that runs to whoever stops the process; a start that is being stopped goes no further. */
const own = (name: string, stop: () => Promise<unknown>): void => {
  started.push({ name, stop });
  if (ending !== undefined) throw new Interrupted();
};

const stopAll = async (): Promise<void> => {
  for (const { name, stop } of started.splice(0).reverse()) {
    await stop().catch((error: unknown) =>
      say(`Stopping ${name}: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
};

const databaseUrlOf = async (config: Config): Promise<string> => {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const release = await claimDataFolder(config.dataFolder);
  own('the data folder', release);
  const embedded = await startEmbedded({ folder: config.dataFolder });
  own('the database', embedded.stop);
  if (embedded.adopted) say('Took over the database of a run that did not end well. Nothing is lost.');
  if (embedded.folder !== config.dataFolder)
    say(`The database user cannot reach ${config.dataFolder}: data is in ${embedded.folder}`);
  return embedded.url;
};

const start = async (config: Config): Promise<void> => {
  const log = openLog(config.logLevel);
  // The port first: if it is taken, better to know before anything else is started.
  let answer: RequestListener = (_request, response) =>
    response.writeHead(503, { 'Retry-After': '2' }).end('Starting');
  // A large import over a slow line takes longer than the five minutes that are usual; its silence has its own limit.
  const server = createServer({ requestTimeout: 30 * 60_000 }, (request, response) =>
    answer(request, response),
  );
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(config.port, config.host, resolve),
  );
  own('the server', async () => void server.close());

  const url = await databaseUrlOf(config);
  const db = connect(url, 16);
  own('the connections', () => db.destroy());
  await migrate(db, url);
  await seedReference(db);

  const pool = openPool(url, (error) => log.warn({ err: error }, 'a database connection was lost'));
  own('the pool', () => pool.end());
  const sessionSecret = config.sessionSecret ?? (await keptSecret(config.dataFolder));

  // The build is a process of its own: side by side, a first start takes as long as the longer of the two.
  const [built, seeded] = await Promise.all([
    config.mode === 'development' ? false : buildClient(),
    config.demo ? seedDemo({ db, url, log }) : false,
  ]);
  if (built) say('Built the pages.');
  if (seeded) say('Made a small demo world.');

  const app = await createApp({
    config,
    db,
    pool,
    url,
    log,
    sessionSecret,
    server,
    clock: systemClock,
    demoPeople: config.demo ? demoPeople : null,
  });
  own('the product', app.stop);
  answer = app.listener;
  say(welcome(app.publicUrl, config.demo ? demoPeople : [], demoPassword));
};

/** Stops everything and ends the process, once, whoever asks first: a signal or a start that failed. */
const end = (code: number): void => {
  if (ending !== undefined) return;
  // Whatever does not let go is left behind, but the process ends.
  setTimeout(() => process.exit(1), 9_000).unref();
  ending = stopAll()
    .then(() => starting)
    // What a start that is still under way made in the meantime.
    .then(stopAll)
    .then(() => process.exit(code));
};
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));

let config: Config | undefined;
const starting = (async (): Promise<void> => {
  try {
    config = readConfig();
    await start(config);
  } catch (error) {
    // A start that is interrupted fails because its ground is taken away: nothing to explain.
    if (ending !== undefined) return;
    say(explain(error, config?.databaseUrl, config?.port ?? 0));
    setImmediate(end, 1);
  }
})();
