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

test('killed after the mail server has accepted a digest: the same again from the other process, and each thing once', async () => {
  const { instances, people, catcher, db } = stage;
  const digests = () => catcher.mails.filter(({ subject }) => subject.endsWith('since we last wrote'));
  const waiting = async (): Promise<number> =>
    (
      await rows(
        db,
        `select from notifications where person_id = :personId and mail <> 'at_once' and mailed_at is null`,
        { personId: people.broker.personId },
      )
    ).length;
  const [id] = await stage.proposals(1);
  if (id === undefined) throw new Error('No introduction');
  await people.commissioner.accepts(id);
  await until('all that happened has become notices', async () => (await stage.jobsLeft()) === 0, 20_000);
  expect(await waiting()).toBeGreaterThan(0);
  let struck = false;
  catcher.onMail(({ subject, from }) => {
    if (!subject.endsWith('since we last wrote') || struck) return;
    struck = true;
    instances.find(({ name }) => from.startsWith(`${name}@`))?.strike();
  });
  // Two jobs for one digest, as when one was given up and handed out again.
  await db.raw(
    `select graphile_worker.add_job('mail_digest',
       json_build_object('personId', (:personId)::text, 'until', '2100-01-01T00:00:00.000Z'))
     from generate_series(1, 2)`,
    { personId: people.broker.personId },
  );
  await until('a process is killed', () => struck, 20_000);
  await until('the survivor sends again what was accepted', () => digests().length >= 2, 20_000);
  await until('no job is left', async () => (await stage.jobsLeft()) === 0, 20_000);
  expect(new Set(digests().map(({ messageId }) => messageId)).size).toBe(1);
  expect(new Set(digests().map(({ from }) => from)).size).toBe(digests().length);
  expect(await waiting()).toBe(0);
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
