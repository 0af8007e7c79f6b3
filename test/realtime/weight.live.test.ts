import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { connects } from '../support/live.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('a connection keeps nothing of the handshake that it began with', async () => {
  const nurse = await world.contributor();
  const handshakes: WeakRef<IncomingMessage>[] = [];
  world.server.on('upgrade', (request: IncomingMessage) => void handshakes.push(new WeakRef(request)));
  const live = await connects(nurse, world.origin);
  const kept = (): number => handshakes.filter((one) => one.deref() !== undefined).length;
  for (let looks = 0; looks < 50 && kept() > 0; looks += 1) {
    await sleep(50);
    collect();
  }
  expect(handshakes).toHaveLength(1);
  expect(kept()).toBe(0);
  expect(live.socket.connected).toBe(true);
  live.leaves();
});
