import { z } from 'zod';
import { mayAdminister } from '../accounts/standing.policy.ts';
import type { Db } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { ReplyOf } from '../http/endpoint.contract.ts';
import type { listLog } from './log.contract.ts';
import * as store from './log.store.ts';

type Asked = z.output<(typeof listLog)['query']>;

const After = z.tuple([z.int().positive()]);

/** The day after one, in UTC, as the log is kept. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString();

/** The record of everything, for those who answer for the platform. */
export const logService = ({ db }: { readonly db: Db }) => ({
  log: async (actor: Actor, asked: Asked): Promise<ReplyOf<typeof listLog>> => {
    if (!mayAdminister(actor)) throw fail('not_allowed');
    const { type = null, noun = null, id = null, actor: actorId = null, from = null, to, limit } = asked;
    const found = await store.listLog(db, {
      type,
      noun,
      nounId: id,
      actorId,
      people: asked.people ?? false,
      from,
      until: to === undefined ? null : dayAfter(to),
      before: decodeCursor(asked.cursor, After)?.[0] ?? null,
      limit: limit + 1,
    });
    return pageFrom(found, limit, ({ seq }) => [seq]);
  },
});
