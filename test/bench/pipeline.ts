import ownProcess from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hangUp } from '../faults/caller.ts';
import { openInstance } from '../faults/instance.ts';
import { openMailCatcher } from '../faults/mail-catcher.ts';
import { commitsOf, cpuOfServer } from './effort.ts';
import { audit } from './pipeline-audit.ts';
import { listening } from './pipeline-listening.ts';
import { benchPeople } from './pipeline-people.ts';
import { forgetStatements, printSlowPlans, printStatements, TELLING } from './pipeline-plans.ts';
import { postings, type Sent } from './pipeline-posting.ts';
import { openPipelineWorld } from './pipeline-world.ts';
import { tell } from './progress.ts';
import { percentile } from './report.ts';

const { values } = parseArgs({
  options: {
    /** Needs that are there before, and as many ideas. */
    items: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    /** Postings before the clock starts. */
    warm: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261123' },
    /** Agencies that cover one council each, beside the one that covers everything. */
    patches: { type: 'string', default: '1' },
    /** Edits what was posted instead of posting. */
    edits: { type: 'boolean', default: false },
    /** Tells what each statement cost, and how the slow ones went. */
    plans: { type: 'boolean', default: false },
    /** A folder that keeps the world for the next run. */
    world: { type: 'string' },
    /** Settings of the server, as "name=value,name=value". */
    settings: { type: 'string', default: '' },
  },
});
const TARGET_MS = 250;
/** A market of millions is read, and its statistics counted, before the first start is over. */
const PATIENCE_MS = 1_200_000;
const [items, rate, lasting, warm] = [values.items, values.rate, values.seconds, values.warm].map(Number) as [
  number,
  number,
  number,
  number,
];
const many = rate * lasting;

/** What has been opened, to be closed in the opposite order, however the run ends. */
const opened: (() => unknown)[] = [];

const run = async (): Promise<void> => {
  let begun = performance.now();
  const since = (): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const told = values.settings.split(',').filter((setting) => setting !== '');
  const settings = [...told, ...(values.plans ? TELLING : [])];
  const world = await openPipelineWorld({ items, seed: Number(values.seed), folder: values.world, settings });
  opened.push(world.close);
  const { db, url } = world;
  console.log(
    `${items} needs and as many ideas are there after ${since()}; skew of ${world.source}, seed ${values.seed}`,
  );

  begun = performance.now();
  const catcher = await openMailCatcher();
  opened.push(catcher.close);
  const process = {
    DATABASE_URL: url,
    SESSION_SECRET: 'a secret that only this bench knows, of some length',
    SMTP_URL: catcher.url,
  };
  const instance = await openInstance('bench', process, PATIENCE_MS);
  opened.push(() => instance.isRunning() && instance.stop(), hangUp);
  tell('the process starts, counts the statistics and reads the market');
  await instance.start();
  console.log(`the process answers after ${since()}`);
  while ((await instance.ready()) !== 200) await sleep(200);
  console.log(`it is ready, with the market read, after ${since()}`);

  const people = await benchPeople(db, url, instance);
  const bethan = await listening(instance, await people.broker('Bethan', null));
  opened.push(bethan.close);
  const others = [];
  for (let at = 0; others.length < Number(values.patches); at += 1) {
    const [place] = world.item('need', at).places;
    if (place === undefined) continue;
    const other = await listening(instance, await people.broker(`Wyn${others.length}`, place));
    opened.push(other.close);
    others.push(other);
  }
  const { people: posters, post, edit } = await postings(people, world, items);

  const figureOf = async (name: string): Promise<number> => {
    const text = await (await fetch(`${instance.origin}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  };
  const memory = async (): Promise<number> => (await figureOf('process_resident_memory_bytes')) / 1_048_576;
  /** Milliseconds of processor time until now, and transactions. */
  const spent = async () => {
    const { user, system } = ownProcess.cpuUsage();
    return {
      product: 1000 * (await figureOf('process_cpu_seconds_total')),
      database: 1000 * (await cpuOfServer(db)),
      bench: (user + system) / 1000,
      commits: await commitsOf(db),
    };
  };
  const quiet = async (): Promise<void> => {
    const waiting = 'select count(*) as jobs from graphile_worker.jobs where attempts < max_attempts';
    while (Number((await db.raw(waiting)).rows[0].jobs) > 0) await sleep(100);
    await sleep(500);
  };

  tell(values.edits ? `${many} are posted, to be edited` : `${warm} are posted before the clock starts`);
  // Each is edited once, so that what is heard of it belongs to that edit.
  for (let at = 0; at < (values.edits ? many : warm); at += 1) await post();
  await quiet();
  if (values.plans) await forgetStatements(db);

  tell(`${many} are ${values.edits ? 'edited' : 'posted'}, ${rate} a second`);
  const before = await spent();
  const resident = [await memory()];
  const from = new Date();
  const under: Promise<Sent>[] = [];
  begun = performance.now();
  for (let at = 0; at < many; at += 1) {
    // By the clock, not one after the other: who is slow to answer does not slow down who asks.
    await sleep(Math.max(0, begun + (1000 * at) / rate - performance.now()));
    under.push(values.edits ? edit() : post());
    if (performance.now() - begun > 20_000 * resident.length) resident.push(await memory());
  }
  const sent = await Promise.all(under);
  const lasted = since();
  await quiet();
  resident.push(await memory());
  const after = await spent();
  if (values.plans) {
    await printStatements(db);
    printSlowPlans(await world.said(), from);
  }

  tell('what was found, heard and stored is compared with what should be');
  const found = await audit(people, world, { sent, heard: bethan.heard, agencyId: bethan.agencyId });
  const { expected, faults, firsts, lasts, without } = found;
  const line = (name: string, times: readonly number[]): void => {
    const cells = [0.5, 0.95, 0.99, 1]
      .map((share) => percentile(times, share).toFixed(0).padStart(8))
      .join('');
    console.log(`${name.padEnd(46)}${cells}  n=${times.length}`);
  };
  console.log(
    `\n${many} items ${values.edits ? 'edited' : 'posted'} in ${lasted} by ${posters} signed-in people over HTTP, ${rate} a second`,
  );
  const heads = ['p50', 'p95', 'p99', 'most'].map((head) => head.padStart(8)).join('');
  console.log(`${'ms from sending it'.padEnd(46)}${heads}`);
  const answers = sent.map((one) => one.answered - one.sent);
  line('to its answer', answers);
  line("to its first suggestion on a broker's socket", firsts);
  line('to its last', lasts);
  const p95 = percentile(lasts, 0.95);
  console.log(
    `p95 ${p95 <= TARGET_MS ? 'within' : 'OVER'} ${TARGET_MS} ms; ${without} items had nothing to suggest to anybody`,
  );
  console.log(
    `expected ${expected} suggestions; not in the table ${faults.unsuggested}, not heard on the socket ` +
      `${faults.unheard}, told twice ${bethan.doubled()}; of all listed pairs absent ${faults.absent}, not in the ` +
      `list ${faults.unlisted}, with another score ${faults.misscored}`,
  );
  const each = (of: keyof typeof after): string => ((after[of] - before[of]) / many).toFixed(1);
  console.log(
    `an item took ${each('product')} ms of processor time of the process, ${each('database')} of the database, ` +
      `${each('bench')} of this bench, and ${each('commits')} transactions`,
  );
  for (const other of others) {
    const { held, untold, foreign } = await other.beside(db);
    console.log(
      `an agency that covers one council: ${held} suggestions, not heard ${untold}, heard and not held ${foreign}`,
    );
  }
  const megabytes = resident.map((mb) => mb.toFixed(0)).join(' ');
  console.log(`resident memory of the process, MB, at the start, every 20 s, and at the end: ${megabytes}`);
};

try {
  await run();
} finally {
  for (const close of opened.reverse()) await close();
}
