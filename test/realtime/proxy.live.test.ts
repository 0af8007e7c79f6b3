import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { signOut } from '#server/accounts/accounts.contract.ts';
import { connects } from '#test/support/live.ts';
import { connectedRoom } from '#test/support/room.ts';
import { openWorld } from '#test/support/world.ts';
import { talkerAt } from './talkers.ts';

/** A proxy that sends each connection to the next process, whoever it comes from. */
const ports: number[] = [];
const lines = new Set<Socket>();
const taken = [0, 0];
const proxy = createServer((incoming) => {
  const place = (taken[0] ?? 0) <= (taken[1] ?? 0) ? 0 : 1;
  taken[place] = (taken[place] ?? 0) + 1;
  const outgoing = connect(ports[place] ?? 0, '127.0.0.1');
  for (const [one, other] of [
    [incoming, outgoing],
    [outgoing, incoming],
  ] as const) {
    lines.add(one);
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      lines.delete(one);
      other.destroy();
    });
  }
});
await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  for (const line of lines) line.destroy();
  proxy.close();
});
const publicUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const world = await openWorld({ publicUrl });
const other = await world.opensAnother();
ports.push(Number(new URL(world.origin).port), other.port);

test('two processes behind a proxy without sticky sessions are one product', async () => {
  const { id, carys, nurse, bethan } = await connectedRoom(world);
  const before = [...taken];
  // One line after the other: they land at both processes, whoever signed in where.
  const his = await talkerAt(nurse, publicUrl);
  const hers = await talkerAt(carys, publicUrl);
  const theirs = await connects(bethan, publicUrl);
  expect(taken.every((count, place) => count > (before[place] ?? 0))).toBe(true);

  await his.sits(id, 'all');
  await hers.sits(id, 'all');
  await his.sees(id, 'all', ['need']);
  await hers.sees(id, 'all', ['idea']);
  await nurse.writes(id, 'all', 'Hello from here');
  for (const one of [hers, theirs]) await one.hears(({ type }) => type === 'message.sent', 8_000);
  await nurse.does(signOut);
  expect(await his.isCut(8_000)).toBe(true);
  await hers.sees(id, 'all', []);
  expect(hers.socket.connected).toBe(true);
  hers.leaves();
  theirs.leaves();
});
