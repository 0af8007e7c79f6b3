import { z } from 'zod';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { Deps } from './deps.ts';
import { type listMatches, type Match, MOST_COUNTED, type QueueOrder } from './matching.contract.ts';
import * as queue from './queue.store.ts';
import { showing } from './showing.service.ts';

const Key = z.tuple([z.number(), z.number(), z.uuid(), z.uuid()]);

type Listed = z.output<(typeof listMatches)['query']>;
/** Within the process the order may be left out. */
type Asked = Omit<Listed, 'order'> & { readonly order?: QueueOrder | undefined };

/** Whoever brokers for no agency has no queue. */
export const agencyOf = (actor: Actor): string => {
  if (actor.agencyId === null) throw fail('not_allowed');
  return actor.agencyId;
};

/** A broker's queue as it is read. */
export const queueing = (deps: Deps) => {
  const { db, clock, tags, regions } = deps;
  const show = showing(deps);
  const now = (): string => clock().toISOString();

  const get = async (actor: Actor, id: string): Promise<Match> => {
    const found =
      actor.agencyId === null ? undefined : await queue.findInQueue(db, actor.agencyId, id, now());
    const [shown] = found ? await show(db, actor, [found]) : [];
    if (!shown) throw fail('match_not_found');
    return shown;
  };

  /** A place's span in tree order, and the codes of all that lies in it, those that are abolished too. */
  const placesWithin = async (region: string) => {
    const [span, hierarchy] = await Promise.all([regions.spanOf(region), regions.hierarchy()]);
    const { start, end } = span;
    const inside = hierarchy.regions.filter(({ spanStart }) => spanStart >= start && spanStart <= end);
    return { start, end, codes: inside.map(({ code }) => code) };
  };

  const list = async (actor: Actor, { tag, region, cursor, limit, ...asked }: Asked) => {
    const agencyId = agencyOf(actor);
    const tagSets = await Promise.all((tag ?? []).map((id) => tags.under(id)));
    const within = region === undefined ? undefined : await placesWithin(region);
    const after = decodeCursor(cursor, Key);
    const at = now();
    const [found, counts] = await Promise.all([
      queue.listQueue(db, {
        ...asked,
        order: asked.order ?? 'rank',
        agencyId,
        snoozed: asked.snoozed === true,
        tagSets,
        within,
        after,
        limit: limit + 1,
        now: at,
      }),
      queue.countQueue(db, agencyId, at, MOST_COUNTED + 1),
    ]);
    const { items, next } = pageFrom(found, limit, ({ rank, mutual, needId, ideaId }) => [
      rank,
      mutual,
      needId,
      ideaId,
    ]);
    return { items: await show(db, actor, items), next, counts };
  };

  return { get, list };
};
