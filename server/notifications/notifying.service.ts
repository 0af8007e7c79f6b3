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
      const mails: { task: 'mail_notice'; payload: { id: string } }[] = [];
      const made: Happening[] = [];
      for (const notice of notices) {
        const { personId, kind } = notice;
        const plan = planOf(notice, settingsFor(personId), clock());
        const given = {
          personId,
          kind,
          noun: payload.noun,
          nounId: payload.id,
          eventSeq: payload.seq,
          createdAt: payload.at,
        };
        const id =
          kind === 'alert_found'
            ? await store.upsertAlertNotice(trx, { ...given, since: String(payload.data?.since) }, plan)
            : await store.insertNotification(trx, given, plan);
        if (id === undefined) continue;
        if (plan?.queued) mails.push({ task: 'mail_notice', payload: { id } });
        made.push({
          type: 'notification.made',
          noun: 'notification',
          id,
          actorId: null,
          audiences: [`person:${personId}`],
          at: clock().toISOString(),
        });
      }
      await queueJobs(trx, mails);
      await recordAll(trx, made);
    });

  return { tasks: { notify } };
};
