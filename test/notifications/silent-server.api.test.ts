import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { invite } from '#server/organisations/organisations.contract.ts';
import { openMailCatcher } from '#test/faults/mail-catcher.ts';
import { until } from '#test/faults/until.ts';
import { aNeed, anIdea } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';

const catcher = await openMailCatcher();

/** Takes every connection and says nothing, until it is told to speak: then it is the catcher. */
const openSilent = async () => {
  const waiting = new Set<Socket>();
  let most = 0;
  let speaks = false;
  const server: Server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (speaks) {
      const { port } = new URL(catcher.url);
      const behind = connect(Number(port), '127.0.0.1');
      behind.on('error', () => socket.destroy());
      socket.pipe(behind).pipe(socket);
      return;
    }
    waiting.add(socket);
    most = Math.max(most, waiting.size);
    socket.on('close', () => waiting.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    held: (): number => waiting.size,
    /** How many were held at the same time since this was last asked. */
    mostHeld: (): number => {
      const found = most;
      most = waiting.size;
      return found;
    },
    speak: (): void => {
      speaks = true;
      for (const socket of waiting) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

const silent = await openSilent();
const world = await openWorld({ jobs: true, smtpUrl: silent.url });
afterAll(async () => {
  silent.speak();
  await silent.close();
  await catcher.close();
});
const INVITED = 60;

/** What waits to be tried again is tried now. */
const hurry = (): Promise<unknown> =>
  world.db.raw(
    `select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs
     where locked_at is null and run_at > now() and task_identifier = 'send_mail'`,
  );

test('a mail server that takes connections and says nothing holds up no other work, and gets each mail once it speaks', async () => {
  const [carys, nurse, bethan] = [
    await world.commissioner(),
    await world.contributor(),
    await world.broker(),
  ];
  for (let at = 0; at < INVITED; at += 1)
    await bethan.does(invite, {
      params: { id: bethan.agencyId },
      body: { email: `friend.${at}@example.org`, role: 'broker' },
    });
  await until('mail is on its way', () => silent.mostHeld() > 0, 10_000);

  const pair = { need: await carys.posts(aNeed()), idea: await nurse.posts(anIdea()) };
  // Six at a time, sixty mails of five seconds each would hold all workers for most of a minute.
  await until(
    'the two are matched meanwhile',
    async () => (await world.db('matches').where({ needId: pair.need, ideaId: pair.idea })).length === 1,
    25_000,
  );
  await until('those that went together have come back', () => silent.held() <= 1, 15_000);
  silent.mostHeld();
  await hurry();
  await until('a mail goes to see', () => silent.mostHeld() > 0, 15_000);
  await hurry();
  await nurse.posts(anIdea({ title: 'Another class' }));
  expect(silent.mostHeld()).toBeLessThanOrEqual(1);
  expect(catcher.mails).toEqual([]);

  silent.speak();
  const invitations = () => catcher.mails.filter(({ to }) => to.startsWith('friend.'));
  await until(
    'all of them have come',
    async () => {
      await hurry();
      return invitations().length >= INVITED;
    },
    30_000,
  );
  expect(new Set(invitations().map(({ to }) => to)).size).toBe(INVITED);
  expect(invitations()).toHaveLength(INVITED);
}, 120_000);
