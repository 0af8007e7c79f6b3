import { z } from 'zod';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { recordAll } from '../events/record.ts';
import type { Actor } from '../http/actor.ts';
import { Id, Instant } from '../http/shapes.contract.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { Notification } from './notifications.contract.ts';
import * as store from './notifications.store.ts';
import { type Deps as NotifyingDeps, notifying } from './notifying.service.ts';

interface Deps extends NotifyingDeps {
  readonly claims: Pick<ClaimsService, 'toTell' | 'titles'>;
  readonly introductions: Pick<IntroductionsService, 'find' | 'titlesOf' | 'receiptsOf' | 'titles'>;
  readonly organisations: Pick<OrganisationsService, 'membersOf' | 'names'>;
}

const Key = z.tuple([Instant, Id]);

interface Asked {
  readonly unread?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export const notificationsService = (deps: Deps) => {
  const { db, clock, claims, introductions, organisations } = deps;

  /** Titles are looked up when they are read, so that they say no more than the reader may see now. */
  const titlesOf = async (
    actor: Actor,
    found: readonly store.StoredNotification[],
  ): Promise<Map<string, string>> => {
    const ids = (isSo: (noun: string) => boolean): string[] => [
      ...new Set(found.filter(({ noun }) => isSo(noun)).map(({ nounId }) => nounId)),
    ];
    const [organised, claimed, introduced] = await Promise.all([
      organisations.names(
        db,
        ids((noun) => noun === 'organisation'),
      ),
      claims.titles(
        db,
        ids((noun) => noun === 'claim'),
      ),
      introductions.titles(
        actor,
        ids((noun) => noun === 'introduction' || noun === 'message'),
      ),
    ]);
    const posted = new Map<string, string>();
    for (const { noun, nounId } of found) {
      if (noun !== 'need' && noun !== 'idea') continue;
      const standing = await (noun === 'need' ? deps.needs : deps.ideas).standing(db, nounId);
      if (standing !== undefined) posted.set(nounId, standing.title);
    }
    return new Map([...posted, ...organised, ...claimed, ...introduced]);
  };

  const list = async (
    actor: Actor,
    { unread, cursor, limit }: Asked,
  ): Promise<{ items: Notification[]; next: string | null; unread: number }> => {
    const found = await store.listNotifications(db, actor.personId, {
      unread: unread === true,
      after: decodeCursor(cursor, Key) ?? null,
      limit: limit + 1,
    });
    const { items, next } = pageFrom(found, limit, ({ createdAt, id }) => [createdAt, id]);
    const titles = await titlesOf(actor, items);
    return {
      items: items.map(({ id, kind, noun, nounId, createdAt, readAt }) => ({
        id,
        kind,
        // Messages belong to the room of their introduction: that is where the notice leads.
        noun: noun === 'message' ? 'introduction' : noun,
        nounId,
        about: titles.get(nounId) ?? '',
        at: createdAt,
        readAt,
      })),
      next,
      unread: await store.countUnread(db, actor.personId),
    };
  };

  /** `ids` undefined: all of them. */
  const read = (actor: Actor, ids: readonly string[] | undefined): Promise<void> =>
    db.transaction(async (trx) => {
      const at = clock().toISOString();
      const marked = await store.markRead(trx, actor.personId, ids ?? null, at);
      const [first] = marked;
      if (first === undefined) return;
      // One word to the person's other screens, however many were read.
      await recordAll(trx, [
        {
          type: 'notification.read',
          noun: 'notification',
          id: first.id,
          actorId: actor.personId,
          audiences: [`person:${actor.personId}`],
          data: { count: marked.length },
          at,
        },
      ]);
    });

  return {
    list,
    read,
    countUnread: (trx: Db | Trx, personId: string): Promise<number> => store.countUnread(trx, personId),
    ...notifying(deps),
  };
};

export type NotificationsService = ReturnType<typeof notificationsService>;
