import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Db } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';
import { type Instance, openInstance } from '../faults/instance.ts';
import { openMailCatcher } from '../faults/mail-catcher.ts';
import { openBenchDatabase } from './bench-database.ts';
import { databaseSeconds } from './processor.ts';
import { heading, line, percentile } from './report.ts';
import type { Figures, Load } from './rooms-clients.ts';
import { roomsOfThree } from './rooms-world.ts';

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

/** What another process says, each word once. */
const heardFrom = (child: ChildProcess) => {
  const words = new Map<string, unknown>();
  child.on('message', ({ word, data }: { word: string; data: unknown }) => words.set(word, data));
  return async <T>(word: string): Promise<T> => {
    while (!words.has(word)) {
      if (child.exitCode !== null) throw new Error('A process of the bench has ended');
      await sleep(20);
    }
    const data = words.get(word);
    words.delete(word);
    return data as T;
  };
};
const start = (file: string) => {
  const child = fork(new URL(file, import.meta.url));
  return {
    says: heardFrom(child),
    tell: (word: string, data?: unknown): void => void child.send({ word, data }),
  };
};

/** What the database's sessions wait for while something is measured, sampled ten times a second. */
const watchWaits = (db: Db) => {
  const found = new Map<string, number>();
  let samples = 0;
  const look = async (): Promise<void> => {
    samples += 1;
    const seen = await rows<{ wait: string }>(
      db,
      `select coalesce(wait_event_type || ' ' || wait_event, 'running') as wait from pg_stat_activity
       where state = 'active' and pid <> pg_backend_pid() and datname = current_database()`,
    );
    for (const { wait } of seen) found.set(wait, (found.get(wait) ?? 0) + 1);
  };
  const timer = setInterval(() => void look(), 100);
  return async (): Promise<string> => {
    clearInterval(timer);
    await look();
    const sorted = [...found].sort(([, one], [, other]) => other - one).slice(0, 6);
    return sorted.map(([wait, times]) => `${wait} ${(times / samples).toFixed(2)}`).join(', ');
  };
};

const transactionsOf = async (db: Db): Promise<number> =>
  (
    await rows<{ count: number }>(
      db,
      'select sum(xact_commit + xact_rollback) as count from pg_stat_database where datname = current_database()',
    )
  )[0]?.count ?? 0;

/** In bytes: what is held, garbage left out, and what is resident, with the room that garbage has taken. */
interface Memory {
  readonly held: number;
  readonly resident: number;
}

/** Asked of a process by signal, which it answers in a line of its own. */
const heldBy = async (instance: Instance): Promise<number> => {
  const answers = (): string[] =>
    [...instance.said().matchAll(/^holds (\d+) bytes$/gm)].map(([, said = '']) => said);
  const before = answers().length;
  instance.signal('SIGUSR2');
  while (answers().length === before) await sleep(20);
  return Number(answers().at(-1));
};

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
  const after = await memory();
  const perSocket = {
    held: (after.held - before.held) / sockets,
    resident: (after.resident - before.resident) / sockets,
  };
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
  const memory = async (): Promise<Memory> => {
    const held = await Promise.all(instances.map(heldBy));
    return {
      held: held.reduce((sum, bytes) => sum + bytes, 0),
      resident: await figureOf('process_resident_memory_bytes'),
    };
  };
  const load = { origins: instances.map(({ origin }) => origin), rooms: threes, rate, seconds, seed };

  // Once shortly, so that nothing is measured that happens at the first time only.
  const few = threes.slice(0, 20);
  await play('./rooms-clients.ts', { ...load, rooms: few, seconds: Number(values.warm) }, memory);
  await database.db.raw('delete from messages');
  await database.db.raw('update threads set last_seq = 0, last_change = 0');
  const effort = async () => ({
    cpu: await figureOf('process_cpu_seconds_total'),
    database: await databaseSeconds(database.db),
    transactions: await transactionsOf(database.db),
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
        `${(rest.perSocket.held / 1024).toFixed(1)} KB a socket held, ${(rest.perSocket.resident / 1024).toFixed(1)} KB more resident`,
    );
  };
  console.log(heading());
  told('ours', ours);
  told('bare Socket.IO', bare);
  console.log(
    `a message took ${each(1000 * (after.cpu - before.cpu))} ms of processor time of both processes, ` +
      `${each(1000 * (after.database - before.database))} ms of the database and ${each(ours.busy)} ms of the clients, ` +
      `and ${each(after.transactions - before.transactions)} transactions of the database`,
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
