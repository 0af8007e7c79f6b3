import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { mayAdminister } from '../accounts/standing.policy.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { lastSeq } from '../events/events.store.ts';
import type { Feed } from '../events/feed.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { ReplyOf } from '../http/endpoint.contract.ts';
import type { MatchingService } from '../matching/matching.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { Setting } from '../settings.contract.ts';
import type { Health, readSettings } from './instance.contract.ts';
import * as store from './instance.store.ts';
import { countByTask, countRunners } from './jobs.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly settings: readonly Setting[];
  readonly feed: Pick<Feed, 'caughtUpTo'>;
  readonly matching: Pick<MatchingService, 'ready' | 'sizes'>;
  readonly notifications: Pick<NotificationsService, 'countMailDue'>;
}

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

const HOUR = 3_600_000;
const MOST_EVENTS = 10_000;
/** Mail that is of no notice: links, invitations. That of notices is counted by the notices, which may fill one mail. */
const MAIL_TASKS: ReadonlySet<string> = new Set(['send_mail', 'mail_password_link']);

/** What this instance is set to and how it does, for those who answer for the platform. Nothing here changes anything. */
export const instanceService = ({ db, clock, settings, feed, matching, notifications }: Deps) => {
  const refuseOthers = (actor: Actor): void => {
    if (!mayAdminister(actor)) throw fail('not_allowed');
  };

  const market = async (): Promise<Health['market']> => {
    // The market's number first: so it is never ahead of the newest that is told beside it.
    const event = await feed.caughtUpTo(0);
    const [newest, behindSince] = await Promise.all([lastSeq(db), store.firstAfter(db, event)]);
    return { ready: matching.ready(), ...matching.sizes(), event, newest, behindSince };
  };

  const database = async (): Promise<Health['database']> => {
    const [facts, migrations] = await Promise.all([store.readDatabase(db), store.readMigrations(db)]);
    if (facts === undefined) throw new Error('the database says nothing of itself');
    return { ...facts, lastMigration: migrations.last, migrationsWaiting: migrations.waiting };
  };

  const health = async (actor: Actor): Promise<Health> => {
    refuseOthers(actor);
    const hourAgo = new Date(clock().getTime() - HOUR).toISOString();
    const [stands, runners, tasks, due, events, base] = await Promise.all([
      market(),
      countRunners(db),
      countByTask(db),
      notifications.countMailDue(),
      store.countEventsSince(db, hourAgo, MOST_EVENTS + 1),
      database(),
    ]);
    const waiting = tasks.flatMap(({ waitingSince }) => waitingSince ?? []).sort();
    const mails = tasks.filter(({ task }) => MAIL_TASKS.has(task));
    return {
      version,
      startedAt: new Date(performance.timeOrigin).toISOString(),
      market: stands,
      runners,
      waitingSince: waiting[0] ?? null,
      givenUp: tasks.reduce((sum, { givenUp }) => sum + givenUp, 0),
      mailWaiting: mails.reduce(
        (sum, { waiting: now, running, retrying }) => sum + now + running + retrying,
        due,
      ),
      eventsLastHour: Math.min(events, MOST_EVENTS),
      manyEvents: events > MOST_EVENTS,
      database: base,
    };
  };

  return {
    settings: (actor: Actor): ReplyOf<typeof readSettings> => {
      refuseOthers(actor);
      return { settings: [...settings] };
    },
    health,
  };
};

export type InstanceService = ReturnType<typeof instanceService>;
