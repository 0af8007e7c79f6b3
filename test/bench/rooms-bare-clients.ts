import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { randomOf } from '../faults/until.ts';
import type { Figures, Load } from './rooms-clients.ts';
import { byTheClock, connectAll, tell, told } from './rooms-load.ts';

const { origins, rooms, rate, seconds, seed } = await told<Load>('load');
const sent = new Map<string, { at: number; by: number }>();
const delivered: number[] = [];
let received = 0;
const clients = rooms.flatMap(({ id }, at) =>
  [0, 1, 2].map((place) => ({
    id,
    origin: origins[0] ?? '',
    listen: (socket: Socket): void => {
      socket.on('connect', () => socket.emit('enter', id));
      socket.on('said', (text: string) => {
        received += 1;
        const message = sent.get(text);
        if (message !== undefined && message.by !== 3 * at + place)
          delivered.push(performance.now() - message.at);
      });
    },
  })),
);
const sockets = await connectAll(clients);
tell('connected');

await told('begin');
const beginning = process.cpuUsage();
const random = randomOf(seed);
const acknowledged: number[] = [];
await byTheClock(rate, seconds, async (due) => {
  const by = random.below(clients.length);
  const text = `${sent.size} How is it going over there, now that the week is over?`;
  sent.set(text, { at: due, by });
  await sockets[by]?.emitWithAck('say', clients[by]?.id, text);
  acknowledged.push(performance.now() - due);
});
for (const end = performance.now() + 5_000; performance.now() < end && received < 3 * sent.size; )
  await sleep(50);
const { user, system } = process.cpuUsage(beginning);
const figures: Figures = {
  busy: (user + system) / 1000,
  acknowledged,
  delivered,
  refused: {},
  lost: Math.max(0, 3 * sent.size - received),
  doubled: Math.max(0, received - 3 * sent.size),
  disordered: 0,
  fetched: 0,
};
tell('figures', figures);
await told('end');
for (const socket of sockets) socket.disconnect();
process.disconnect();
