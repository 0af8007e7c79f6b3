import { io } from 'socket.io-client';
import type { Db } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';
import type { Instance } from '../faults/instance.ts';
import type { BenchPeople } from './pipeline-people.ts';

type Broker = Awaited<ReturnType<BenchPeople['broker']>>;

/** A broker at a page that is open: when what was heard of which pair, in `performance.now()`. */
export const listening = async (instance: Instance, broker: Broker) => {
  const heard = new Map<string, number[]>();
  const suggested = new Map<string, number>();
  const socket = io(instance.origin, {
    transports: ['websocket'],
    extraHeaders: { cookie: broker.cookie(), origin: instance.origin },
  });
  socket.on('changed', ({ type, id }: { type: string; id: string }) => {
    if (type === 'match.suggested') suggested.set(id, (suggested.get(id) ?? 0) + 1);
    if (type !== 'match.suggested' && type !== 'match.rescored') return;
    const moments = heard.get(id) ?? [];
    moments.push(performance.now());
    heard.set(id, moments);
  });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));

  return {
    agencyId: broker.organisationId,
    heard,
    /** Pairs that were told of as suggested more than once. */
    doubled: (): number => [...suggested.values()].filter((times) => times > 1).length,
    /** What the table holds for the agency beside what was heard: pairs nobody told of, and pairs it does not hold. */
    beside: async (db: Db): Promise<{ held: number; untold: number; foreign: number }> => {
      const held = await rows<{ id: string }>(
        db,
        `select matches.id from judgements
         join matches on matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id
         where judgements.agency_id = :agencyId`,
        { agencyId: broker.organisationId },
      );
      const ids = new Set(held.map(({ id }) => id));
      return {
        held: ids.size,
        untold: [...ids].filter((id) => !suggested.has(id)).length,
        foreign: [...suggested.keys()].filter((id) => !ids.has(id)).length,
      };
    },
    close: (): void => void socket.disconnect(),
  };
};
