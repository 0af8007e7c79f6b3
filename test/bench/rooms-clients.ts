import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import type { Change } from '#server/events/events.contract.ts';
import { listMessages, type Message, sendMessage } from '#server/messages/messages.contract.ts';
import type { Ack } from '#server/realtime/realtime.contract.ts';
import { callerOf, hangUp } from '../faults/caller.ts';
import { randomOf } from '../faults/until.ts';
import { byTheClock, connectAll, tell, told } from './rooms-load.ts';
import type { RoomOfThree } from './rooms-world.ts';

/** What the clients are to do, told by the process that measures. */
export interface Load {
  readonly origins: readonly string[];
  readonly rooms: readonly RoomOfThree[];
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface Figures {
  readonly acknowledged: readonly number[];
  /** From sending to the text in another member's hands. */
  readonly delivered: readonly number[];
  /** How often, by status and code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  /** How often somebody had to fetch what was not handed to them. */
  readonly fetched: number;
  /** Processor time of the clients, in ms. */
  readonly busy: number;
}

/**
 * Somebody with a room open: what it is handed in its place it takes; told of a change alone, or of one beyond a gap, it
 * reads what comes after the last that is known.
 */
const memberOf = (room: RoomOfThree, place: number, at: number, origins: readonly string[]) => {
  const member = room.members[place];
  const origin = origins[(at + place) % origins.length];
  if (member === undefined || origin === undefined) throw new Error('Somebody is missing');
  const caller = callerOf([{ origin }], member.cookie);
  const shown: { clientId: string; seq: number; read: number }[] = [];
  let reading: Promise<void> | undefined;
  let again = false;
  let fetched = 0;

  const last = (): number => shown.at(-1)?.seq ?? 0;
  /** In its place, or never: whatever comes twice is known, and what is missing before it is read. */
  const take = ({ clientId, seq }: Message): void => {
    if (seq === last() + 1) shown.push({ clientId, seq, read: performance.now() });
  };
  const readOn = async (): Promise<void> => {
    do {
      again = false;
      const query = { thread: 'all' as const, after: last(), limit: 500 };
      const { items } = await caller.does(listMessages, { params: { id: room.id }, query });
      fetched += 1;
      for (const message of items) take(message);
    } while (again);
    reading = undefined;
  };
  const look = (): void => {
    again = reading !== undefined;
    reading ??= readOn();
  };

  return {
    room,
    origin,
    cookie: member.cookie,
    shown,
    fetched: () => fetched,
    listen: (socket: Socket): void => {
      socket.on('changed', ({ type, id }: Change, message?: Message) => {
        if (type !== 'message.sent' || id !== room.id) return;
        if (message !== undefined) take(message);
        if (message === undefined || message.seq > last()) look();
      });
    },
    send: (clientId: string) =>
      caller.asks(sendMessage, {
        params: { id: room.id },
        body: { thread: 'all', clientId, body: 'How is it going over there, now that the week is over?' },
      }),
  };
};

const { origins, rooms, rate, seconds, seed } = await told<Load>('load');
const members = rooms.flatMap((room, at) =>
  room.members.map((_, place) => memberOf(room, place, at, origins)),
);
const sockets = await connectAll(members);
// As the product's page says it: which talk is in front of somebody.
for (let from = 0; from < sockets.length; from += 20)
  await Promise.all(
    sockets.slice(from, from + 20).map(async (socket, at) => {
      const introductionId = members[from + at]?.room.id;
      const answer: Ack = await socket.timeout(30_000).emitWithAck('here', { introductionId, thread: 'all' });
      if (!answer.ok) throw new Error(`Nobody may sit there: ${answer.code}`);
    }),
  );
tell('connected');

await told('begin');
const beginning = process.cpuUsage();
const random = randomOf(seed);
const sent = new Map<string, { at: number; by: (typeof members)[number] }>();
const acknowledged: number[] = [];
const refused = new Map<string, number>();
await byTheClock(rate, seconds, async (due) => {
  const [by, clientId] = [random.pick(members), randomUUID()];
  sent.set(clientId, { at: due, by });
  const { status, body } = await by.send(clientId);
  if (status === 200) acknowledged.push(performance.now() - due);
  else {
    const why = `${status} ${body.code}`;
    refused.set(why, (refused.get(why) ?? 0) + 1);
    sent.delete(clientId);
  }
});

const inRoom = new Map<string, number>();
for (const { by } of sent.values()) inRoom.set(by.room.id, (inRoom.get(by.room.id) ?? 0) + 1);
const isWhole = ({ room, shown }: (typeof members)[number]): boolean =>
  shown.length >= (inRoom.get(room.id) ?? 0);
for (const end = performance.now() + 15_000; performance.now() < end && !members.every(isWhole); )
  await sleep(100);

const { user, system } = process.cpuUsage(beginning);
const figures = {
  busy: (user + system) / 1000,
  delivered: [] as number[],
  lost: 0,
  doubled: 0,
  disordered: 0,
  fetched: 0,
};
for (const member of members) {
  const ids = new Set(member.shown.map(({ clientId }) => clientId));
  figures.fetched += member.fetched();
  figures.doubled += member.shown.length - ids.size;
  figures.lost += Math.max(0, (inRoom.get(member.room.id) ?? 0) - ids.size);
  figures.disordered += member.shown.filter(({ seq }, place) => seq !== place + 1).length;
  for (const { clientId, read } of member.shown) {
    const message = sent.get(clientId);
    if (message === undefined || message.by === member) continue;
    figures.delivered.push(read - message.at);
  }
}
tell('figures', { acknowledged, refused: Object.fromEntries(refused), ...figures } satisfies Figures);
await told('end');
for (const socket of sockets) socket.disconnect();
hangUp();
process.disconnect();
