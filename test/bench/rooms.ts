import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openInstance } from '../faults/instance.ts';
import { openMailCatcher } from '../faults/mail-catcher.ts';
import { start } from './another-process.ts';
import { openBenchDatabase } from './bench-database.ts';
import { commitsOf, cpuOfServer } from './effort.ts';
import { grownBy, heldByAll, type Memory, toldMemory } from './memory.ts';
import { heading, line, percentile } from './report.ts';
import type { Figures, Load } from './rooms-clients.ts';
import { roomsOfThree } from './rooms-world.ts';
import { watchWaits } from './waits.ts';

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '10' },
    warm: { type: 'string', default: '3' },
    seed: { type: 'string', default: '20261123' },
  },
});
const [rate, seconds, seed] = [Number(values.rate), Number(values.seconds), Number(values.seed)];
const count = Math.ceil(Number(values.sockets) / 3);
const sockets = 3 * count;
/** What a good messenger takes, at 2,000 sockets and 200 messages a second. */
const WANTED = { acknowledgedP95: 50, deliveredP99: 250, bytes: 40 * 1024 };
const secret = 'a secret that only this bench knows, of some length';

/** What was started, ended in the opposite order, also when something fails half way. */
const owned: (() => Promise<void>)[] = [];
const own = (end: () => Promise<void>): void => void owned.push(end);

/** Connects all sockets of a load, measures what they take, sends for a while, and returns the figures. */
const play = async (
  file: string,
  load: Load,
  memory: () => Promise<Memory>,
  onBegin: () => Promise<void> = async () => undefined,
) => {
  const clients = start(file);
  const before = await memory();
  clients.tell('load', load);
  await clients.says('connected');
  await sleep(2_000);
  const perSocket = grownBy(before, await memory(), sockets);
  await onBegin();
  clients.tell('begin');
  const figures = await clients.says<Figures>('figures');
  clients.tell('end');
  return { ...figures, perSocket };
};

const measure = async (): Promise<void> => {
  console.log(
    `${sockets} sockets in ${count} rooms of three, ${rate} messages a second for ${seconds} s; seed ${seed}`,
  );
  const database = await openBenchDatabase();
  own(database.close);
  const catcher = await openMailCatcher();
  own(catcher.close);
  const settings = {
    DATABASE_URL: database.url,
    SESSION_SECRET: secret,
    SMTP_URL: catcher.url,
    NODE_OPTIONS: `--import=${new URL('./telling-held.ts', import.meta.url).href}`,
  };
  const instances = [await openInstance('a', settings, 180_000), await openInstance('b', settings, 180_000)];
  const threes = await roomsOfThree(database.db, database.url, { count, secret });
  for (const instance of instances) {
    own(async () => void (instance.isRunning() && (await instance.stop())));
    await instance.start();
  }
  for (const instance of instances) while ((await instance.ready()) !== 200) await sleep(100);

  const figureOf = async (name: string): Promise<number> => {
    const texts = await Promise.all(
      instances.map(async ({ origin }) => (await fetch(`${origin}/metrics`)).text()),
    );
    return texts.reduce((sum, text) => sum + Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]), 0);
  };
  const memory = async (): Promise<Memory> => ({
    held: await heldByAll(instances),
    resident: await figureOf('process_resident_memory_bytes'),
  });
  const load = { origins: instances.map(({ origin }) => origin), rooms: threes, rate, seconds, seed };

  // Once shortly, so that nothing is measured that happens at the first time only.
  const few = threes.slice(0, 20);
  await play('./rooms-clients.ts', { ...load, rooms: few, seconds: Number(values.warm) }, memory);
  await database.db.raw('delete from messages');
  await database.db.raw('update threads set last_seq = 0, last_change = 0');
  const effort = async () => ({
    cpu: await figureOf('process_cpu_seconds_total'),
    database: await cpuOfServer(database.db),
    commits: await commitsOf(database.db),
  });
  let [before, waits] = [await effort(), watchWaits(database.db)];
  const ours = await play('./rooms-clients.ts', load, memory, async () => {
    await waits();
    [before, waits] = [await effort(), watchWaits(database.db)];
  });
  const waited = await waits();
  const after = await effort();
  const each = (taken: number): string => (taken / ours.acknowledged.length).toFixed(2);

  const server = start('./rooms-bare.ts');
  const port = await server.says<number>('listening');
  const bareMemory = (): Promise<Memory> => {
    server.tell('memory');
    return server.says<Memory>('memory');
  };
  const bareLoad = { ...load, origins: [`http://127.0.0.1:${port}`] };
  const bare = await play('./rooms-bare-clients.ts', bareLoad, bareMemory);
  server.tell('end');

  const told = (name: string, { acknowledged, delivered, ...rest }: Awaited<ReturnType<typeof play>>) => {
    console.log(line({ name: `${name}: acknowledged`, times: acknowledged }));
    console.log(line({ name: `${name}: delivered`, times: delivered }));
    console.log(
      `${name}: lost ${rest.lost}, doubled ${rest.doubled}, out of order ${rest.disordered}, refused ${JSON.stringify(rest.refused)}, fetched ${rest.fetched}; ` +
        toldMemory(rest.perSocket),
    );
  };
  console.log(heading());
  told('ours', ours);
  told('bare Socket.IO', bare);
  console.log(
    `a message took ${each(1000 * (after.cpu - before.cpu))} ms of processor time of both processes, ` +
      `${each(1000 * (after.database - before.database))} ms of the database and ${each(ours.busy)} ms of the clients, ` +
      `and ${each(after.commits - before.commits)} commits`,
  );
  console.log(`sessions of the database at work, sampled: ${waited}`);
  const targets: [string, number, number][] = [
    ['acknowledged at p95, ms', percentile(ours.acknowledged, 0.95), WANTED.acknowledgedP95],
    ['delivered at p99, ms', percentile(ours.delivered, 0.99), WANTED.deliveredP99],
    ['lost, doubled, out of order', ours.lost + ours.doubled + ours.disordered, 0],
    ['bytes held for a socket', ours.perSocket.held, WANTED.bytes],
  ];
  for (const [name, found, most] of targets)
    console.log(
      `${name.padEnd(34)}${found.toFixed(0).padStart(8)}  <= ${String(most).padEnd(8)}${found <= most ? 'met' : 'missed'}`,
    );
};

try {
  await measure();
} finally {
  for (const end of owned.reverse()) await end();
}
