import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rows } from '#server/database/query.ts';
import { getCards } from '#server/introductions/introductions.contract.ts';
import type { CaughtMail } from './mail-catcher.ts';
import { isLong, openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const PAIRS = isLong ? 500 : 60;
const INTRODUCED = 'You are introduced';

/** Whether the same mail is among these from another process. */
const isRepeated =
  (mails: readonly CaughtMail[]) =>
  ({ messageId, from }: CaughtMail) =>
    mails.some((other) => other.messageId === messageId && other.from !== from);

const introduced = () => stage.catcher.mails.filter(({ subject }) => subject === INTRODUCED);

test(
  `${PAIRS} pairs accept at the same instant over two processes: one reveal, one record and two mails each`,
  async () => {
    const { a, b, people, db } = stage;
    const ids = await stage.proposals(PAIRS);
    const already = introduced().length;
    await Promise.all(
      ids.flatMap((id, place) => {
        const [mine, other] = place % 2 === 0 ? [a, b] : [b, a];
        return [people.commissioner.accepts(id, mine), people.nurse.accepts(id, other)];
      }),
    );
    let revealed = 0;
    for (const id of ids) {
      const cards = await people.commissioner.does(getCards, { params: { id } });
      if (cards.idea?.email === people.nurse.email && cards.need?.email === people.commissioner.email)
        revealed += 1;
    }
    const events = await rows<{ nounId: string }>(
      db,
      "select noun_id from events where type = 'introduction.connected'",
    );
    await until('the mails', () => introduced().length - already >= 2 * PAIRS, isLong ? 120_000 : 20_000);
    await until('no job is left', async () => (await stage.jobsLeft()) === 0, isLong ? 120_000 : 20_000);
    const mails = introduced().slice(already);
    expect(revealed).toBe(PAIRS);
    expect(events).toHaveLength(PAIRS);
    expect(new Set(events.map(({ nounId }) => nounId))).toEqual(new Set(ids));
    expect(mails).toHaveLength(2 * PAIRS);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2 * PAIRS);
    expect(mails.filter(({ to }) => to === people.nurse.email)).toHaveLength(PAIRS);
  },
  isLong ? 300_000 : 60_000,
);

test('killed after the mail server has accepted: the same mail again from the other process, never none', async () => {
  const { instances, people, catcher } = stage;
  const already = introduced().length;
  const [id] = await stage.proposals(1);
  if (id === undefined) throw new Error('No introduction');
  let struck = false;
  catcher.onMail(({ subject, from }) => {
    if (subject !== INTRODUCED || struck) return;
    struck = true;
    instances.find(({ name }) => from.startsWith(`${name}@`))?.strike();
  });
  await people.commissioner.accepts(id);
  await people.nurse.accepts(id);
  await until('a process is killed', () => struck, 20_000);
  const mails = () => introduced().slice(already);
  const sentBy = (name: string) => mails().filter(({ from }) => from.startsWith(`${name}@`));
  await until('the survivor sends again what was accepted', () => mails().some(isRepeated(mails())), 20_000);
  await until('no job is left', async () => (await stage.jobsLeft()) === 0, 20_000);
  // How many of the two were on their way when the process died is chance; that none is lost or sent on twice is not.
  expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(2);
  for (const { name } of instances) {
    const ids = sentBy(name).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(new Set(ids).size);
  }
  for (const instance of instances) await instance.start();
}, 60_000);

test('both processes are killed with jobs in hand: whoever starts next takes them over', async () => {
  const { instances, people, catcher, b } = stage;
  const already = introduced().length;
  const ids = await stage.proposals(4);
  let accepted = 0;
  catcher.onMail(({ subject }) => {
    // Once: other mails follow, and whoever was started again must live.
    if (subject !== INTRODUCED) return;
    accepted += 1;
    if (accepted === 2) for (const instance of instances) instance.strike();
  });
  // Asked again and again until answered: by then one process is back.
  const accepting = ids.flatMap((id) => [people.commissioner.accepts(id), people.nurse.accepts(id)]);
  await until('both are killed', () => instances.every((one) => !one.isRunning()), 20_000, 1);
  await b.start();
  await Promise.all(accepting);
  await until('no job is left', async () => (await stage.jobsLeft()) === 0, 20_000);
  const mails = introduced().slice(already);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(8);
}, 60_000);
