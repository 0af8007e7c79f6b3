import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import type { Unread } from '../introductions/deps.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import { threadsFor } from '../introductions/threads.ts';
import { type EventPayload, queueJobs } from '../jobs/queue.ts';
import type { Notice } from './audience.service.ts';
import { mailTime } from './mail-times.ts';
import * as store from './notifications.store.ts';
import type { SettingsService } from './settings.service.ts';
import type { StoredSettings } from './settings.store.ts';
import { wayOf } from './topics.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly introductions: Pick<IntroductionsService, 'find'>;
  readonly unread: Unread;
  readonly noticesOf: (trx: Trx, payload: EventPayload) => Promise<Notice[]>;
  readonly settingsOf: SettingsService['settingsOf'];
}

/** The job that tells people: whom, is worked out from permissions as they are when it runs. */
export const notifying = ({ db, clock, introductions, unread, noticesOf, settingsOf }: Deps) => {
  const planOf = (
    { kind, mail, frequency: own = 'never' }: Notice,
    settings: StoredSettings,
    now: Date,
  ): store.MailPlan | null => {
    const topic = wayOf(kind, mail !== undefined);
    if (topic === 'told') return null;
    const frequencies = { ...settings.frequencies, always: 'at_once', alert: own } as const;
    const frequency = frequencies[topic];
    if (frequency === 'never') return null;
    const at = mailTime(now, frequency, settings);
    return { topic, mail: frequency, mailAt: at.toISOString(), queued: at <= now };
  };

  /** Whoever has read all messages of a talk need not be told of them any more. */
  const settleTalk = async (trx: Trx, { id, actorId }: EventPayload): Promise<Happening[]> => {
    const introduction = await introductions.find(trx, id);
    if (introduction === undefined || actorId === null) return [];
    const { answers } = introduction;
    const side = (['need', 'idea'] as const).find((name) => answers?.[name].personId === actorId);
    const known = threadsFor(introduction, side ?? 'broker').map(({ thread }) => thread);
    const left = await unread(trx, actorId, [id]);
    if (left.some(({ thread }) => known.includes(thread))) return [];
    const at = clock().toISOString();
    return (await store.markTalkRead(trx, actorId, id, at)).map((settled) => ({
      type: 'notification.read',
      noun: 'notification',
      id: settled.id,
      actorId,
      audiences: [`person:${actorId}`],
      at,
    }));
  };

  /** Runs any number of times with the effect of once: a notice that is there already is not made or mailed again. */
  const notify = (payload: EventPayload): Promise<void> =>
    db.transaction(async (trx) => {
      if (payload.type === 'message.read') {
        await recordAll(trx, await settleTalk(trx, payload));
        return;
      }
      const notices = await noticesOf(trx, payload);
      const settingsFor = await settingsOf(
        trx,
        notices.map(({ personId }) => personId),
      );
      const given = notices.map((notice) => ({
        personId: notice.personId,
        kind: notice.kind,
        noun: payload.noun,
        nounId: payload.id,
        eventSeq: payload.seq,
        createdAt: payload.at,
        plan: planOf(notice, settingsFor(notice.personId), clock()),
      }));
      const isOfAlert = ({ kind }: store.NewNotice): boolean => kind === 'alert_found';
      const rest = given.filter((notice) => !isOfAlert(notice));
      const inserted = rest.length === 0 ? [] : await store.insertNotices(trx, rest);
      const made = inserted.flatMap(({ id, place }) => {
        const notice = rest[place];
        return notice === undefined ? [] : [{ ...notice, id }];
      });
      for (const notice of given.filter(isOfAlert)) {
        const since = String(payload.data?.since);
        const id = await store.upsertAlertNotice(trx, { ...notice, since }, notice.plan);
        if (id !== undefined) made.push({ id, ...notice });
      }
      await queueJobs(
        trx,
        made.filter(({ plan }) => plan?.queued).map(({ id }) => ({ task: 'mail_notice', payload: { id } })),
      );
      await recordAll(
        trx,
        made.map(({ id, personId }) => ({
          type: 'notification.made',
          noun: 'notification',
          id,
          actorId: null,
          audiences: [`person:${personId}`],
          at: clock().toISOString(),
        })),
      );
    });

  return { tasks: { notify } };
};
