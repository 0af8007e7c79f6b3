import type { AlertsService } from '../alerts/alerts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { mailTime } from './mail-times.ts';
import * as waiting from './mail-waiting.store.ts';
import { type MailSettings, type MailStop, MailTopic } from './settings.contract.ts';
import * as store from './settings.store.ts';
import { readStopToken, type Stop, stopTokenOf } from './stop-token.ts';
import { usualFrequencies } from './topics.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly alerts: Pick<AlertsService, 'stop' | 'resume' | 'standing'>;
}

const usual = (personId: string): store.StoredSettings => ({
  personId,
  timeZone: 'Europe/London',
  quietFrom: null,
  quietUntil: null,
  frequencies: usualFrequencies,
  stopped: {},
});

const shown = ({ timeZone, quietFrom, quietUntil, frequencies }: store.StoredSettings): MailSettings => ({
  timeZone,
  quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  frequencies,
});

/** When and about what people are mailed, as they choose on a page or by the link in a mail. */
export const settingsService = ({ db, clock, alerts }: Deps) => {
  const settingsOf = async (
    trx: Db | Trx,
    personIds: readonly string[],
  ): Promise<(personId: string) => store.StoredSettings> => {
    const known = new Map((await store.listSettings(trx, personIds)).map((one) => [one.personId, one]));
    return (personId) => known.get(personId) ?? usual(personId);
  };
  const settingsFor = async (trx: Db | Trx, personId: string): Promise<store.StoredSettings> =>
    (await settingsOf(trx, [personId]))(personId);

  /** What waits and is in no job's hands is mailed as is chosen now. */
  const replan = async (trx: Trx, settings: store.StoredSettings): Promise<void> => {
    const { personId, frequencies } = settings;
    const at = (frequency: Parameters<typeof mailTime>[1]): string =>
      mailTime(clock(), frequency, settings).toISOString();
    for (const topic of MailTopic.options) {
      const mail = frequencies[topic];
      if (mail === 'never') await waiting.dropWaiting(trx, personId, topic);
      else await waiting.moveWaiting(trx, { personId, topic, was: null, mail, mailAt: at(mail) });
    }
    for (const mail of ['at_once', 'daily', 'weekly'] as const)
      for (const topic of ['always', 'alert'] as const)
        await waiting.moveWaiting(trx, { personId, topic, was: mail, mail, mailAt: at(mail) });
  };

  /** Reads, changes, writes and plans anew, one at a time. */
  const change = async (
    trx: Trx,
    personId: string,
    changed: (settings: store.StoredSettings) => Partial<store.StoredSettings>,
  ): Promise<store.StoredSettings> => {
    await store.lockSettings(trx, personId);
    const before = await settingsFor(trx, personId);
    const after = { ...before, ...changed(before) };
    await store.putSettings(trx, after, clock().toISOString());
    await replan(trx, after);
    return after;
  };

  const stopOf = async (token: string): Promise<Stop> => {
    const stop = readStopToken(token, await store.getStopKey(db));
    if (stop === undefined) throw fail('token_invalid');
    return stop;
  };
  /** The topics that a link speaks for: its own, or whatever comes in digests. */
  const topicsIn = ([, what]: Stop, held: Partial<store.StoredSettings['frequencies']>): MailTopic[] =>
    MailTopic.options.filter(
      (topic) => topic === what || (what === 'digest' && /^(daily|weekly)$/.test(held[topic] ?? '')),
    );

  const standing = async (trx: Db | Trx, stop: Stop): Promise<MailStop> => {
    const [personId, what, alertId] = stop;
    if (what === 'alert') {
      const alert = await alerts.standing(trx, personId, alertId);
      return { what, name: alert?.name ?? '', stopped: alert?.stopped ?? true };
    }
    const { frequencies } = await settingsFor(trx, personId);
    if (what === 'digest') return { what, name: '', stopped: topicsIn(stop, frequencies).length === 0 };
    return { what, name: '', stopped: frequencies[what] === 'never' };
  };

  return {
    settingsOf,
    settingsFor,

    read: async (actor: Actor): Promise<MailSettings> => shown(await settingsFor(db, actor.personId)),

    put: (actor: Actor, { timeZone, quiet, frequencies }: MailSettings): Promise<MailSettings> =>
      db.transaction(async (trx) =>
        shown(
          await change(trx, actor.personId, () => ({
            timeZone,
            quietFrom: quiet?.from ?? null,
            quietUntil: quiet?.until ?? null,
            frequencies,
            stopped: {},
          })),
        ),
      ),

    /** The link's token for a mail. */
    stopTokenFor: async (trx: Db | Trx, stop: Stop): Promise<string> =>
      stopTokenOf(stop, await store.getStopKey(trx)),

    readStop: async (token: string): Promise<MailStop> => standing(db, await stopOf(token)),

    stop: async (token: string): Promise<MailStop> => {
      const stop = await stopOf(token);
      const [personId, what, alertId] = stop;
      return db.transaction(async (trx) => {
        if (what === 'alert') await alerts.stop(trx, personId, alertId);
        else {
          await change(trx, personId, ({ frequencies, stopped }) => {
            const now = topicsIn(stop, frequencies).filter((topic) => frequencies[topic] !== 'never');
            const as = <T>(held: (topic: MailTopic) => T) =>
              Object.fromEntries(now.map((topic) => [topic, held(topic)]));
            return {
              frequencies: { ...frequencies, ...as(() => 'never' as const) },
              stopped: { ...stopped, ...as((topic) => frequencies[topic]) },
            };
          });
          if (what === 'digest') await alerts.stop(trx, personId, null);
        }
        return standing(trx, stop);
      });
    },

    resume: async (token: string): Promise<MailStop> => {
      const stop = await stopOf(token);
      const [personId, what, alertId] = stop;
      return db.transaction(async (trx) => {
        if (what === 'alert') await alerts.resume(trx, personId, alertId);
        else {
          await change(trx, personId, ({ frequencies, stopped }) => {
            const back = topicsIn(stop, stopped);
            return {
              frequencies: {
                ...frequencies,
                ...Object.fromEntries(back.map((topic) => [topic, stopped[topic]])),
              },
              stopped: Object.fromEntries(
                Object.entries(stopped).filter(([topic]) => !back.some((one) => one === topic)),
              ),
            };
          });
          if (what === 'digest') await alerts.resume(trx, personId, null);
        }
        return standing(trx, stop);
      });
    },
  };
};

export type SettingsService = ReturnType<typeof settingsService>;
