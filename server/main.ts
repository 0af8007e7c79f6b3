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
  started.push({ name: 'the data folder', stop: release });
  const embedded = await startEmbedded({ folder: config.dataFolder });
  started.push({ name: 'the database', stop: embedded.stop });
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
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(config.port, config.host, resolve),
  );
  started.push({ name: 'the server', stop: async () => void server.close() });

  const url = await databaseUrlOf(config);
  const db = connect(url, 16);
  started.push({ name: 'the connections', stop: () => db.destroy() });
  await migrate(db, url);
  await seedReference(db);

  const pool = openPool(url, (error) => log.warn({ err: error }, 'a database connection was lost'));
  started.push({ name: 'the pool', stop: () => pool.end() });
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
  started.push({ name: 'the product', stop: app.stop });
  answer = app.listener;
  say(welcome(app.publicUrl, config.demo ? demoPeople : [], demoPassword));
};

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  // Whatever does not let go is left behind, but the process ends.
  setTimeout(() => process.exit(1), 9_000).unref();
  void stopAll().then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

let config: Config | undefined;
try {
  config = readConfig();
  await start(config);
} catch (error) {
  say(explain(error, config?.databaseUrl, config?.port ?? 0));
  stopping = true;
  await stopAll();
  process.exit(1);
}
