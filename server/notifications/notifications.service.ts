import { z } from 'zod';
import type { AlertsService } from '../alerts/alerts.service.ts';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { recordAll } from '../events/record.ts';
import type { Actor } from '../http/actor.ts';
import { Id, Instant } from '../http/shapes.contract.ts';
import type { Unread } from '../introductions/deps.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import { type Deps as AudienceDeps, audience } from './audience.service.ts';
import { countMailDue } from './mail-waiting.store.ts';
import { mailing } from './mailing.service.ts';
import type { Notification, NotificationGroup } from './notifications.contract.ts';
import * as store from './notifications.store.ts';
import { notifying } from './notifying.service.ts';
import { settingsService } from './settings.service.ts';
import { kindsIn } from './topics.ts';

interface Deps extends AudienceDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly mailer: Pick<Mailer, 'deliver' | 'preview'>;
  readonly unread: Unread;
  readonly alerts: Pick<AlertsService, 'toTell' | 'names' | 'fresh' | 'stop' | 'resume' | 'standing'>;
  readonly claims: Pick<ClaimsService, 'toTell' | 'titles'>;
  readonly introductions: Pick<
    IntroductionsService,
    'find' | 'titlesOf' | 'receiptsOf' | 'titles' | 'askedBrokers'
  >;
  readonly organisations: Pick<OrganisationsService, 'membersOf' | 'membersOfAll' | 'names' | 'loadActor'>;
}

const Key = z.tuple([Instant, Id]);

interface Asked {
  readonly unread?: boolean | undefined;
  readonly group?: NotificationGroup | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export const notificationsService = (deps: Deps) => {
  const { db, clock, claims, introductions, organisations } = deps;

  /** Titles are looked up when they are read, so that they say no more than the reader may see now. */
  const titlesOf = async (
    actor: Actor,
    found: readonly { readonly noun: string; readonly nounId: string }[],
  ): Promise<Map<string, string>> => {
    const ids = (isSo: (noun: string) => boolean): string[] => [
      ...new Set(found.filter(({ noun }) => isSo(noun)).map(({ nounId }) => nounId)),
    ];
    const [organised, claimed, followed, introduced] = await Promise.all([
      organisations.names(
        db,
        ids((noun) => noun === 'organisation'),
      ),
      claims.titles(
        db,
        ids((noun) => noun === 'claim'),
      ),
      deps.alerts.names(
        actor,
        ids((noun) => noun === 'alert'),
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
    return new Map([...posted, ...organised, ...claimed, ...followed, ...introduced]);
  };

  const list = async (
    actor: Actor,
    { unread, group, cursor, limit }: Asked,
  ): Promise<{ items: Notification[]; next: string | null; unread: number }> => {
    const found = await store.listNotifications(db, actor.personId, {
      unread: unread === true,
      kinds: group === undefined ? null : kindsIn(group),
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

  const noticesOf = audience(deps);
  const settings = settingsService({ db, clock, alerts: deps.alerts });
  const { loadActor } = organisations;
  const mails = mailing({ ...deps, settings, loadActor, noticesOf, titlesOf });
  const { tasks } = notifying({ ...deps, noticesOf, settingsOf: settings.settingsOf });

  return {
    list,
    read,
    leaveOf: store.deleteOf,
    settings,
    preview: mails.preview,
    tasks: { ...tasks, ...mails.tasks },
    countUnread: (trx: Db | Trx, personId: string): Promise<number> => store.countUnread(trx, personId),
    /** How much that is due to be mailed has not been. */
    countMailDue: (): Promise<number> => countMailDue(db, clock().toISOString()),
  };
};

export type NotificationsService = ReturnType<typeof notificationsService>;
