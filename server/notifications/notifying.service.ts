import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import type { Unread } from '../introductions/deps.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import { threadsFor } from '../introductions/threads.ts';
import { type EventPayload, queueJobs } from '../jobs/queue.ts';
import { together } from '../together.ts';
import type { Notice } from './audience.service.ts';
import { mailTime } from './mail-times.ts';
import * as store from './notifications.store.ts';
import type { SettingsService } from './settings.service.ts';
import type { StoredSettings } from './settings.store.ts';
import { wayOf } from './topics.ts';

const isOfReading = ({ type }: EventPayload): boolean => type === 'message.read';

/** A notice that is to be made; `since`: from when what an alert found is new, where it is of an alert. */
type Fresh = store.NewNotice & { readonly since: string | null };

/** What so many events say is worked out at once at most. */
const MADE_TOGETHER = 50;

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

  const noticesFor = async (trx: Trx, payloads: readonly EventPayload[]): Promise<Fresh[]> => {
    const found: { payload: EventPayload; notice: Notice }[] = [];
    for (const payload of payloads)
      for (const notice of await noticesOf(trx, payload)) found.push({ payload, notice });
    const settingsFor = await settingsOf(trx, [...new Set(found.map(({ notice }) => notice.personId))]);
    return found.map(({ payload, notice: { personId, kind, ...rest } }) => ({
      personId,
      kind,
      noun: payload.noun,
      nounId: payload.id,
      eventSeq: payload.seq,
      createdAt: payload.at,
      since: kind === 'alert_found' ? String(payload.data?.since) : null,
      plan: planOf({ personId, kind, ...rest }, settingsFor(personId), clock()),
    }));
  };

  const make = async (trx: Trx, payloads: readonly EventPayload[]): Promise<Happening[]> => {
    const given = await noticesFor(trx, payloads);
    const rest = given.filter(({ since }) => since === null);
    const inserted = rest.length === 0 ? [] : await store.insertNotices(trx, rest);
    const made = inserted.flatMap(({ id, place }) => {
      const notice = rest[place];
      return notice === undefined ? [] : [{ ...notice, id }];
    });
    for (const notice of given) {
      if (notice.since === null) continue;
      const id = await store.upsertAlertNotice(trx, { ...notice, since: notice.since }, notice.plan);
      if (id !== undefined) made.push({ ...notice, id });
    }
    await queueJobs(
      trx,
      made.filter(({ plan }) => plan?.queued).map(({ id }) => ({ task: 'mail_notice', payload: { id } })),
    );
    return made.map(({ id, personId }) => ({
      type: 'notification.made',
      noun: 'notification',
      id,
      actorId: null,
      audiences: [`person:${personId}`],
      at: clock().toISOString(),
    }));
  };

  /**
   * Runs any number of times with the effect of once: a notice that is there already is not made or mailed again. Those
   * that come at the same moment are made in one transaction: what is recorded is committed one after the other, and
   * people who write would wait for each of them. What was read settles last, so that it finds what was just made.
   */
  const notify = together(
    (payloads: readonly EventPayload[]): Promise<readonly true[]> =>
      db.transaction(async (trx) => {
        const told = payloads.filter((payload) => !isOfReading(payload));
        const happened = told.length === 0 ? [] : await make(trx, told);
        for (const payload of payloads.filter(isOfReading))
          happened.push(...(await settleTalk(trx, payload)));
        await recordAll(trx, happened);
        return payloads.map(() => true);
      }),
    MADE_TOGETHER,
  );

  return { tasks: { notify: async (payload: EventPayload): Promise<void> => void (await notify(payload)) } };
};
