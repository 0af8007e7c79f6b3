import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Failure } from '#server/fail.ts';
import { closeIdea } from '#server/ideas/ideas.contract.ts';
import { openLog } from '#server/log.ts';
import { matchingService } from '#server/matching/matching.service.ts';
import { marketsInThreads, type Spawn } from '#server/matching/thread/market-thread.ts';
import { composeServices } from '#server/services.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const world = await openWorld();
const nia = await world.contributor();
const log = openLog('silent');
const draft = aNeed({ regionCodes: [] });

/** How a thread begins; tests put worse ones before the real one. */
const program = new URL('../../server/matching/thread/program.ts', import.meta.url);
const sound: Spawn = (begin) => new Worker(program, { workerData: begin });
const broken =
  (onTop: string): Spawn =>
  () =>
    new Worker(
      `const { parentPort } = require('node:worker_threads');
       const sizes = { needs: 0, ideas: 0 };
       parentPort.on('message', ({ id, kind }) => {
         if (kind === 'top') { ${onTop} }
         else parentPort.postMessage({ id, sizes, value: undefined });
       });`,
      { eval: true },
    );

/** A process of its own whose market is kept in threads, begun as is said, one after another; the last for good. */
const processWith = async (spawns: readonly Spawn[], silentMs = 60_000) => {
  const workers: Worker[] = [];
  const spawn: Spawn = (begin) => {
    const worker = (spawns[workers.length] ?? spawns.at(-1) ?? sound)(begin);
    workers.push(worker);
    return worker;
  };
  const services = composeServices({
    db: world.db,
    url: world.url,
    clock: world.clock,
    log,
    mail: { smtpUrl: undefined, from: 'test@example.org', publicUrl: () => 'http://localhost' },
  });
  const matching = matchingService({
    ...services,
    db: world.db,
    clock: world.clock,
    log,
    openIntroductions: async () => [],
    markets: marketsInThreads({ url: world.url, spawn, silentMs }),
  });
  await services.feed.start();
  await matching.start();
  const titles = async (): Promise<string[]> => {
    const seq = (await world.db.raw('select max(seq)::int as seq from events')).rows[0].seq;
    await services.feed.caughtUpTo(seq);
    return (await matching.preview(null, draft)).top.map(({ title }) => title);
  };
  return {
    matching,
    workers,
    titles,
    /** Asks until it is answered: a market that is read anew refuses in the meantime, and in plain words. */
    titlesAgain: async (): Promise<string[]> => {
      for (;;) {
        try {
          return await titles();
        } catch (error) {
          if (!(error instanceof Failure) || error.code !== 'not_ready') throw error;
          await sleep(20);
        }
      }
    },
    stop: async (): Promise<void> => {
      await matching.stop();
      await services.feed.stop();
    },
  };
};

beforeAll(async () => {
  // The statistics are frozen once, by whoever comes first: threads below are then begun for markets alone.
  await nia.posts(anIdea({ title: 'There before' }));
  await world.services.matching.preview(null, draft);
});

describe('a market in a thread', () => {
  let here: Awaited<ReturnType<typeof processWith>>;
  beforeAll(async () => {
    here = await processWith([sound]);
  });
  afterAll(() => here.stop());

  test('holds what was there, takes up what is posted, and lets go of what closes', async () => {
    expect(await here.titles()).toEqual(['There before']);
    const idea = await nia.posts(anIdea({ title: 'Posted while it ran' }));
    expect(await here.titles()).toContain('Posted while it ran');
    await nia.does(closeIdea, { params: { id: idea } });
    expect(await here.titles()).not.toContain('Posted while it ran');
  });

  test('answers as one in the process itself does', async () => {
    const carys = await world.commissioner();
    const need = await carys.posts(aNeed());
    await nia.posts(
      anIdea({
        title: 'No tags, no place, one word',
        summary: 'falls',
        how: '',
        regionCodes: [],
        reach: 'anywhere',
      }),
    );
    await here.titles();
    const other = await world.services.matching.forNeed(null, need);
    expect(other.items).not.toEqual([]);
    expect(await here.matching.forNeed(null, need)).toEqual(other);
  });

  test('is read anew after its thread was killed: who asks meanwhile is answered, or told plainly', async () => {
    const expected = await here.titles();
    const asking = Array.from({ length: 40 }, () => here.matching.preview(null, draft));
    const killed = here.workers.at(-1)?.terminate();
    asking.push(...Array.from({ length: 40 }, () => here.matching.preview(null, draft)));
    const answers = await Promise.allSettled(asking);
    await killed;
    for (const answer of answers) {
      if (answer.status === 'fulfilled') expect(answer.value.top.map(({ title }) => title)).toEqual(expected);
      else expect(answer.reason).toMatchObject({ code: 'not_ready' });
    }
    expect(await here.titlesAgain()).toEqual(expected);
    expect(here.matching.ready()).toBe(true);
  });

  test('misses nothing of what happened while there was no thread', async () => {
    await here.workers.at(-1)?.terminate();
    await nia.posts(anIdea({ title: 'Posted while there was none' }));
    expect(await here.titlesAgain()).toContain('Posted while there was none');
  });
});

describe('a thread that', () => {
  const recovers = async (spawns: readonly Spawn[], silentMs?: number) => {
    const there = await processWith(spawns, silentMs);
    try {
      expect(await there.titlesAgain()).toContain('There before');
      return there.workers.length;
    } finally {
      await there.stop();
    }
  };

  test('throws out of all order is replaced', async () => {
    expect(await recovers([broken(`setImmediate(() => { throw new Error('out of order'); });`), sound])).toBe(
      2,
    );
  });

  test('runs out of memory while it reads is replaced', async () => {
    const small: Spawn = (begin) =>
      new Worker(program, { workerData: begin, resourceLimits: { maxOldGenerationSizeMb: 8 } });
    expect(await recovers([small, sound])).toBe(2);
  });

  test('never answers is replaced', async () => {
    expect(await recovers([broken('for (;;);'), sound], 2_000)).toBe(2);
  });

  test('cannot be begun is tried again', async () => {
    const cannot: Spawn = () => new Worker('process.exit(3)', { eval: true });
    expect(await recovers([cannot, cannot, sound])).toBe(3);
  });
});

test('a search that fails is told to its asker alone', async () => {
  const there = await processWith([
    broken(`parentPort.postMessage({ id, sizes, error: new Error('this one cannot be answered') });`),
  ]);
  await expect(there.matching.preview(null, draft)).rejects.toThrow('this one cannot be answered');
  await there.stop();
  expect(there.workers).toHaveLength(1);
});
