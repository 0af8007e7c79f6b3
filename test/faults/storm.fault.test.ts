import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import {
  acceptIntroduction,
  declineIntroduction,
  getIntroduction,
} from '#server/introductions/introductions.contract.ts';
import { listMessages, sendMessage } from '#server/messages/messages.contract.ts';
import { type Member, memberOf } from './member.ts';
import { openStage, type Stage, storm } from './stage.ts';
import { randomOf, until } from './until.ts';
import { watcherOf } from './watcher.ts';
import { wreckageOf } from './wreckage.ts';

const LIMIT = 60_000 + (storm.messages + 10 * storm.decisions) * 60 + storm.faults * 15_000;
const ROOMS = 4;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test(
  `${storm.messages} messages and ${storm.decisions} decisions under ${storm.faults} faults`,
  async () => {
    const { a, b, db, people } = stage;
    const random = randomOf(storm.seed);
    const rooms: string[] = [];
    for (let place = 0; place < ROOMS; place += 1) rooms.push(await stage.room());
    const proposals = await stage.proposals(storm.decisions / 2);
    const members = await Promise.all([
      memberOf(people.broker, a, rooms),
      memberOf(people.commissioner, b, rooms),
      memberOf(people.nurse, a, rooms),
    ]);
    const outsider = await watcherOf(people.stranger, b);

    const acknowledged = new Map<string, { room: string; seq: number }>();
    let begun = 0;
    let answered = 0;
    const write = async (member: Member): Promise<void> => {
      while (begun < storm.messages) {
        begun += 1;
        const [room, clientId] = [random.pick(rooms), randomUUID()];
        const { seq } = await member.person.does(
          sendMessage,
          { params: { id: room }, body: { thread: 'all', clientId, body: `Message ${begun}` } },
          { withinMs: 60_000 },
        );
        acknowledged.set(clientId, { room, seq });
      }
    };

    const decisions: { id: string; side: 'need' | 'idea'; accepts: boolean; code: string }[] = [];
    const wording = (await people.nurse.does(getIntroduction, { params: { id: rooms[0] ?? '' } })).wording.id;
    const decide = async (id: string, side: 'need' | 'idea', accepts: boolean): Promise<void> => {
      const person = side === 'need' ? people.commissioner : people.nurse;
      const key = randomUUID();
      const answer = accepts
        ? await person.asks(
            acceptIntroduction,
            { params: { id }, body: { fields: ['name', 'email'], wordingId: wording }, key },
            { withinMs: 60_000 },
          )
        : await person.asks(
            declineIntroduction,
            { params: { id }, body: { reason: 'Not now' }, key },
            { withinMs: 60_000 },
          );
      answered += 1;
      decisions.push({ id, side, accepts, code: answer.status === 200 ? 'ok' : `${answer.body.code}` });
    };
    const waiting = proposals.map((id) => ({ id, declines: random.below(4) }));
    const decideAll = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { id, declines } = next;
        // One in four is declined by one side, at the same moment as the other accepts.
        await Promise.all([decide(id, 'need', declines !== 0), decide(id, 'idea', true)]);
        await until(
          'the messages keep up',
          () => begun * storm.decisions >= answered * storm.messages,
          120_000,
        );
      }
    };

    let intrusions = 0;
    let turnedAway = 0;
    let prying = true;
    const pry = async (): Promise<void> => {
      while (prying) {
        const at = random.pick([a, b]);
        const asked = { params: { id: random.pick(rooms) }, query: { thread: 'all' as const } };
        // A process that has just been killed does not answer.
        const answer = await people.stranger.once(at, listMessages, asked).catch(() => undefined);
        if (answer?.status === 200) intrusions += 1;
        if (answer?.status === 404) turnedAway += 1;
        await sleep(200);
      }
    };

    const faults = wreckageOf(stage, random, members);
    const names = Object.keys(faults) as (keyof typeof faults)[];
    // Each kind once, then as it comes.
    const plan = Array.from({ length: storm.faults }, (_, place) => names[place] ?? random.pick(names));
    const done = new Map<string, number>();
    const wreak = async (): Promise<void> => {
      for (const [place, name] of plan.entries()) {
        const due = (storm.messages * (place + 1)) / (storm.faults + 1);
        await until('its turn', () => acknowledged.size >= due, LIMIT);
        await faults[name]();
        done.set(name, (done.get(name) ?? 0) + 1);
      }
    };

    const started = performance.now();
    const spying = pry();
    await Promise.all([...members, ...members].map(write).concat(decideAll(), decideAll(), wreak()));
    const took = performance.now() - started;
    await Promise.all(members.map(({ settled }) => settled()));
    const total = (member: Member) => [...member.shown.values()].flat().length;
    const caughtUp = await until(
      'every screen shows everything',
      () => members.every((member) => total(member) >= acknowledged.size),
      5_000,
    ).catch(() => -1);
    prying = false;
    await spying;

    let [lost, doubled, disordered] = [0, 0, 0];
    for (const { shown, outOfOrder, contradicted } of members) {
      disordered += outOfOrder.length + contradicted();
      const all = [...shown].flatMap(([room, list]) => list.map((one) => ({ ...one, room })));
      const ids = new Set(all.map(({ clientId }) => clientId));
      lost += [...acknowledged.keys()].filter((id) => !ids.has(id)).length;
      doubled += all.length - ids.size;
      for (const list of shown.values())
        disordered += list.filter(({ seq }, place) => seq !== place + 1).length;
      disordered += all.filter((one) => acknowledged.get(one.clientId)?.seq !== one.seq).length;
    }
    const statuses = await rows<{ id: string; status: string; connected: number; moves: number }>(
      db,
      `select introductions.id, introductions.status,
       count(*) filter (where events.type = 'introduction.connected') as connected,
       count(*) filter (where events.type in ('introduction.accepted', 'introduction.declined')) as moves
     from introductions join events on events.noun_id = introductions.id group by introductions.id`,
    );
    const standing = new Map(statuses.map((found) => [found.id, found]));
    let wrong = 0;
    for (const id of proposals) {
      const mine = decisions.filter((decision) => decision.id === id);
      const declined = mine.some(({ accepts }) => !accepts);
      const found = standing.get(id);
      const taken = mine.filter(({ code }) => code === 'ok').length;
      const refusedRight = mine.every(
        ({ code }) => code === 'ok' || (declined && code === 'introduction_closed'),
      );
      const right =
        mine.length === 2 &&
        refusedRight &&
        found?.status === (declined ? 'declined' : 'connected') &&
        found.connected === (declined ? 0 : 1) &&
        found.moves === taken;
      if (!right) wrong += 1;
    }
    const heardByOutsider = [...outsider.heard.values()].filter(
      ({ id }) => rooms.includes(id) || proposals.includes(id),
    ).length;
    outsider.leave();
    for (const member of members) member.leave();

    const table: [string, unknown][] = [
      ['seed', storm.seed],
      ['faults', [...done].map(([name, times]) => `${times} × ${name}`).join(', ')],
      ['messages acknowledged', acknowledged.size],
      [
        'decisions answered',
        `${decisions.length} (${decisions.filter(({ code }) => code !== 'ok').length} refused)`,
      ],
      ['shown without being asked for', members.reduce((sum, { handed }) => sum + handed(), 0)],
      ['acknowledged and lost', lost],
      ['doubled', doubled],
      ['out of order', disordered],
      ['shown to a non-member', intrusions + heardByOutsider],
      ['decisions with a wrong effect', wrong],
      ['connections lost, asked again', members.reduce((sum, { person }) => sum + person.seen.lost, 0)],
      ['told to come back later', members.reduce((sum, { person }) => sum + person.seen.unavailable, 0)],
      ['the storm took', `${(took / 1_000).toFixed(1)} s`],
      ['all screens whole after', `${caughtUp.toFixed(0)} ms`],
    ];
    process.stdout.write(`\n${table.map(([what, value]) => `  ${what.padEnd(32)}${value}`).join('\n')}\n`);

    expect({ lost, doubled, disordered, seen: intrusions + heardByOutsider, wrong }).toEqual({
      lost: 0,
      doubled: 0,
      disordered: 0,
      seen: 0,
      wrong: 0,
    });
    expect(turnedAway).toBeGreaterThan(0);
    expect(members.every(({ handed }) => handed() > 0)).toBe(true);
    expect(acknowledged.size).toBe(storm.messages);
    expect(caughtUp).toBeGreaterThanOrEqual(0);
    await until('no job is left', async () => (await stage.jobsLeft()) === 0, 60_000);
  },
  LIMIT,
);
