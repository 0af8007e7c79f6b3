import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { systemClock } from '#server/clock.ts';
import { rows } from '#server/database/query.ts';
import { postIdea } from '#server/ideas/ideas.contract.ts';
import { openLog } from '#server/log.ts';
import type { Side } from '#server/matching/item.ts';
import { replicaOf } from '#server/matching/replica.service.ts';
import { LISTED, SUGGESTED_FROM } from '#server/matching/weights.ts';
import { postNeed } from '#server/needs/needs.contract.ts';
import { hangUp } from '../faults/caller.ts';
import { openInstance } from '../faults/instance.ts';
import { openMailCatcher } from '../faults/mail-catcher.ts';
import { benchPeople } from './pipeline-people.ts';
import { openBenchDatabase, storedMarket } from './stored-market.ts';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    warm: { type: 'string', default: '100' },
    seed: { type: 'string', default: '20261123' },
  },
});
const TARGET_MS = 250;
const PEOPLE = 4;
const EVERYWHERE = 'K02000001';
const items = Number(values.items);
const since = (start: number): string => ((performance.now() - start) / 1000).toFixed(1);

let begun = performance.now();
const database = await openBenchDatabase();
const { db, url } = database;
const stored = await storedMarket(db, Number(values.seed));
await stored.write('need', items, null, 1);
await stored.write('idea', items, null, 1);
await db.raw('vacuum analyze');
console.log(
  `${items} needs and as many ideas written in ${since(begun)} s; skew of ${stored.source}, seed ${values.seed}`,
);

begun = performance.now();
const catcher = await openMailCatcher();
const instance = await openInstance('bench', {
  DATABASE_URL: url,
  SESSION_SECRET: 'a secret that only this bench knows, of some length',
  SMTP_URL: catcher.url,
});
await instance.start();
console.log(`the process answers after ${since(begun)} s`);
while ((await instance.ready()) !== 200) await sleep(200);
console.log(`it is ready, with the market read, after ${since(begun)} s`);

const people = await benchPeople(db, url, instance);
const broker = await people.broker();
const commissioners = await Promise.all(
  Array.from({ length: PEOPLE }, (_, at) => people.commissioner(`Carys${at}`)),
);
const contributors = await Promise.all(
  Array.from({ length: PEOPLE }, (_, at) => people.contributor(`Nia${at}`)),
);

/** When each pair was first heard of as suggested. */
const heard = new Map<string, number>();
const socket = io(instance.origin, {
  transports: ['websocket'],
  extraHeaders: { cookie: broker.cookie(), origin: instance.origin },
});
socket.on('changed', ({ type, id }: { type: string; id: string }) => {
  if (type === 'match.suggested' && !heard.has(id)) heard.set(id, performance.now());
});
await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));

interface Posted {
  readonly side: Side;
  readonly id: string;
  readonly sent: number;
  readonly answered: number;
}
const posted: Posted[] = [];
let made = 0;
const post = async (): Promise<void> => {
  const at = made;
  made += 1;
  const turn = Math.floor(at / 2) % PEOPLE;
  const [commissioner, contributor] = [commissioners[turn], contributors[turn]];
  if (!commissioner || !contributor) throw new Error('Somebody is missing');
  const sent = performance.now();
  const placed = (codes: string[]): string[] => (codes.length === 0 ? [EVERYWHERE] : codes);
  const key = randomUUID();
  if (at % 2 === 0) {
    const body = stored.needBody(items + at);
    const given = { ...body, regionCodes: placed(body.regionCodes) };
    const { organisationId } = commissioner;
    const { id } = await commissioner.does(postNeed, {
      body: { body: given, organisationId, publish: true },
      key,
    });
    posted.push({ side: 'need', id, sent, answered: performance.now() });
  } else {
    const body = stored.ideaBody(items + at);
    const given = { ...body, regionCodes: placed(body.regionCodes) };
    const { id } = await contributor.does(postIdea, { body: { body: given, publish: true }, key });
    posted.push({ side: 'idea', id, sent, answered: performance.now() });
  }
};
const memory = async (): Promise<number> => {
  const text = await (await fetch(`${instance.origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? Number.NaN) / 1_048_576;
};
const waiting = async (): Promise<number> =>
  Number(
    (await db.raw('select count(*) as jobs from graphile_worker.jobs where attempts < max_attempts')).rows[0]
      .jobs,
  );
const quiet = async (): Promise<void> => {
  while ((await waiting()) > 0) await sleep(100);
  await sleep(500);
};

for (let warm = 0; warm < Number(values.warm); warm += 1) await post();
await quiet();
posted.length = 0;

const many = Number(values.rate) * Number(values.seconds);
const resident = [await memory()];
const under: Promise<void>[] = [];
begun = performance.now();
let sampled = 0;
for (let at = 0; at < many; at += 1) {
  // By the clock, not one after the other: who is slow to answer does not slow down who asks.
  const due = begun + (1000 * at) / Number(values.rate);
  await sleep(Math.max(0, due - performance.now()));
  under.push(post());
  if (performance.now() - begun > 10_000 * (sampled + 1)) {
    sampled += 1;
    void memory().then((megabytes) => resident.push(megabytes));
  }
}
await Promise.all(under);
const lasted = since(begun);
await quiet();
resident.push(await memory());

/** What should have been suggested, asked of another copy of the market that was read after the end. */
const feed = people.services.feed;
await feed.start();
const replica = replicaOf({
  ...people.services,
  db,
  clock: systemClock,
  log: openLog('silent'),
  openIntroductions: async () => [],
});
await replica.start();
while (!replica.ready()) await sleep(100);
const order = new Map(
  (
    await rows<{ nounId: string; seq: number }>(
      db,
      "select noun_id, max(seq) as seq from events where type in ('need.published', 'idea.published') group by noun_id",
    )
  ).map(({ nounId, seq }) => [nounId, seq]),
);
const pairs = await rows<{
  id: string;
  needId: string;
  ideaId: string;
  score: number;
  inNeedList: boolean;
  inIdeaList: boolean;
  suggested: boolean;
}>(
  db,
  `select matches.id, matches.need_id, matches.idea_id, matches.score, matches.in_need_list, matches.in_idea_list,
     exists (select from judgements where judgements.need_id = matches.need_id
       and judgements.idea_id = matches.idea_id and judgements.agency_id = ?) as suggested
   from matches`,
  [broker.organisationId],
);
const pairOf = new Map(pairs.map((pair) => [`${pair.needId} ${pair.ideaId}`, pair]));
const answers: number[] = [];
const firsts: number[] = [];
const lasts: number[] = [];
const faults = { absent: 0, unlisted: 0, misscored: 0, unsuggested: 0, unheard: 0 };
let expected = 0;
let without = 0;
for (const { side, id, sent, answered } of posted) {
  answers.push(answered - sent);
  const item = await replica.itemOf(side, id);
  if (!item) throw new Error('a posted item is gone');
  const mine = order.get(id) ?? 0;
  const arrivals: number[] = [];
  for (const hit of await replica.top(item, { k: LISTED })) {
    // What came later found this one by itself, or not at all.
    if ((order.get(hit.id) ?? 0) > mine) continue;
    const pair = pairOf.get(side === 'need' ? `${id} ${hit.id}` : `${hit.id} ${id}`);
    if (!pair) faults.absent += 1;
    else {
      if (!(side === 'need' ? pair.inNeedList : pair.inIdeaList)) faults.unlisted += 1;
      if (Math.abs(pair.score - hit.score) > 1e-6) faults.misscored += 1;
    }
    if (hit.score < SUGGESTED_FROM) continue;
    expected += 1;
    if (!pair?.suggested) faults.unsuggested += 1;
    const at = pair && heard.get(pair.id);
    if (at === undefined) faults.unheard += 1;
    else arrivals.push(at - sent);
  }
  if (arrivals.length === 0) without += 1;
  else {
    firsts.push(Math.min(...arrivals));
    lasts.push(Math.max(...arrivals));
  }
}
await replica.stop();
await feed.stop();

const report = (name: string, times: readonly number[]): number => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const cells = [0.5, 0.95, 0.99, 1].map((share) => at(share).toFixed(0).padStart(8)).join('');
  console.log(`${name.padEnd(44)}${cells}  n=${sorted.length}`);
  return at(0.95);
};
console.log(
  `${posted.length} items posted in ${lasted} s by ${2 * PEOPLE} signed-in people over HTTP, ${values.rate} a second`,
);
console.log(
  `${'ms from sending the post'.padEnd(44)}${['p50', 'p95', 'p99', 'most'].map((h) => h.padStart(8)).join('')}`,
);
report('to its answer', answers);
report("to its first suggestion on a broker's socket", firsts);
const p95 = report('to its last', lasts);
console.log(
  `p95 ${p95 <= TARGET_MS ? 'within' : 'OVER'} ${TARGET_MS} ms; ${without} items had nothing to suggest to anybody`,
);
console.log(
  `expected ${expected} suggestions; not in the table ${faults.unsuggested}, not heard on the socket ` +
    `${faults.unheard}; of all listed pairs absent ${faults.absent}, not in the list ${faults.unlisted}, ` +
    `with another score ${faults.misscored}`,
);
console.log(
  `resident memory of the process, MB, every ten seconds: ${resident.map((mb) => mb.toFixed(0)).join(' ')}`,
);

socket.disconnect();
hangUp();
await instance.stop();
await catcher.close();
await database.close();
