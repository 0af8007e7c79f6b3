import type { AlertsService } from '../alerts/alerts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Actor } from '../http/actor.ts';
import { type EventPayload, queueJobs } from '../jobs/queue.ts';
import type { Mailer } from '../mail/mailer.ts';
import { wakeWaitingMail } from '../mail/waking.ts';
import type { Notice } from './audience.service.ts';
import { digestOf } from './digest.ts';
import { afterQuiet } from './mail-times.ts';
import * as store from './mail-waiting.store.ts';
import { letterFor, linesOf, type Standing } from './notice-letters.ts';
import { whyAlways } from './notice-words.ts';
import { MailTopic } from './settings.contract.ts';
import type { SettingsService } from './settings.service.ts';
import type { StoredSettings } from './settings.store.ts';
import type { Stop } from './stop-token.ts';

interface Deps {
  readonly alerts: Pick<AlertsService, 'fresh'>;
  readonly db: Db;
  readonly clock: Clock;
  readonly mailer: Pick<Mailer, 'deliver' | 'preview'>;
  readonly settings: SettingsService;
  readonly loadActor: (personId: string, sessionId: null) => Promise<Actor | null>;
  readonly noticesOf: (trx: Trx, payload: EventPayload) => Promise<Notice[]>;
  readonly titlesOf: (
    actor: Actor,
    found: readonly { noun: string; nounId: string }[],
  ) => Promise<Map<string, string>>;
}

/** So many notices are looked at for one digest; more wait for the next. */
const MOST_NOTICES = 500;
const AT_A_TIME = 1_000;
const DAY = 86_400_000;

/** Mails what notices say: some at once, the rest together. Each job bears being run twice and by two processes. */
export const mailing = ({ db, clock, alerts, mailer, settings, loadActor, noticesOf, titlesOf }: Deps) => {
  const isWanted = ({ readAt, mailTopic }: store.WaitingMail, { frequencies }: StoredSettings): boolean => {
    if (mailTopic === 'always') return true;
    // Whoever has seen it in the app needs no mail of it.
    if (readAt !== null) return false;
    return MailTopic.options.every((topic) => topic !== mailTopic || frequencies[topic] !== 'never');
  };

  /** As it would be told now; undefined when it is no longer this person's business. */
  const standingOf = async (
    trx: Trx,
    actor: Actor,
    found: store.WaitingMail,
  ): Promise<Standing | undefined> => {
    const { seq, type, noun, nounId, actorId, at, data } = found;
    const notices = await noticesOf(trx, { seq, type, noun, id: nounId, actorId, at, data });
    const notice = notices.find(({ personId, kind }) => personId === actor.personId && kind === found.kind);
    // One that was stopped while it waited is not mailed either.
    if (notice === undefined || notice.frequency === 'never') return undefined;
    const titles = await titlesOf(actor, [found]);
    const about = titles.get(nounId) ?? '';
    if (found.kind !== 'alert_found') return { found, notice, about, fresh: [] };
    const span = { since: found.since ?? String(data.since), until: String(data.until) };
    const fresh = await alerts.fresh(trx, nounId, span);
    return fresh.length === 0 ? undefined : { found, notice, about, fresh };
  };

  const chooseMail = { label: 'Choose what you are mailed', path: '/notifications/settings' };
  const footed = async (trx: Trx, stop: Stop | undefined) => {
    if (stop === undefined)
      return { stopPath: undefined, footer: { lines: [whyAlways], actions: [chooseMail] } };
    const stopPath = `/stop?token=${await settings.stopTokenFor(trx, stop)}`;
    const label = stop[1] === 'digest' ? 'Stop these digests' : 'Stop mails like this one';
    return { stopPath, footer: { lines: [], actions: [{ label, path: stopPath }, chooseMail] } };
  };

  const stopOf = ({ personId, mailTopic, nounId }: store.WaitingMail): Stop | undefined => {
    if (mailTopic === 'alert') return [personId, 'alert', nounId];
    const topic = MailTopic.options.find((one) => one === mailTopic);
    return topic === undefined ? undefined : [personId, topic];
  };

  const mailNotice = ({ id }: { readonly id: string }): Promise<void> =>
    db.transaction(async (trx) => {
      const found = await store.findWaiting(trx, id);
      if (found === undefined) return;
      const { personId } = found;
      const actor = await loadActor(personId, null);
      const mine = await settings.settingsFor(trx, personId);
      const now = clock();
      const at = afterQuiet(now, mine);
      if (at > now) return store.postpone(trx, [id], at.toISOString());
      const standing =
        actor?.verified && isWanted(found, mine) ? await standingOf(trx, actor, found) : undefined;
      if (standing === undefined) return store.dropMail(trx, [id]);
      const { footer, stopPath } = await footed(trx, stopOf(found));
      const letter = { ...letterFor(standing), footer };
      await mailer.deliver(trx, { key: `notice:${id}:${found.seq}`, to: { personId }, letter, stopPath });
      await store.markMailed(trx, [found], now.toISOString());
    });

  /** What a digest would say of these, and which of them are in it. */
  const compose = async (
    trx: Trx,
    actor: Actor,
    mine: StoredSettings,
    waiting: readonly store.WaitingMail[],
  ) => {
    const told: Standing[] = [];
    for (const found of waiting) {
      const standing = isWanted(found, mine) ? await standingOf(trx, actor, found) : undefined;
      if (standing !== undefined) told.push(standing);
    }
    const { footer, stopPath } = await footed(trx, [actor.personId, 'digest']);
    return {
      letter: digestOf(told.flatMap(linesOf), footer),
      stopPath,
      found: told.map(({ found }) => found),
    };
  };

  const mailDigest = ({ personId, until }: { personId: string; until: string }): Promise<void> =>
    db.transaction(async (trx) => {
      await store.lockDigest(trx, personId);
      const waiting = await store.listWaiting(trx, personId, { until, limit: MOST_NOTICES });
      const all = waiting.map(({ id }) => id);
      if (all.length === 0) return;
      const actor = await loadActor(personId, null);
      if (!actor?.verified) return store.dropMail(trx, all);
      const mine = await settings.settingsFor(trx, personId);
      const now = clock();
      const at = afterQuiet(now, mine);
      if (at > now) return store.postpone(trx, all, at.toISOString());
      const { letter, stopPath, found } = await compose(trx, actor, mine, waiting);
      await store.dropMail(
        trx,
        all.filter((id) => found.every((one) => one.id !== id)),
      );
      if (letter === undefined) return;
      await mailer.deliver(trx, { key: `digest:${personId}:${until}`, to: { personId }, letter, stopPath });
      await store.markMailed(trx, found, now.toISOString());
    });

  /** Hands what is due to a job each: one for a mail, and one for all that a person's digest holds. */
  const mailDue = async (): Promise<void> => {
    await wakeWaitingMail(db);
    for (;;) {
      const taken = await db.transaction(async (trx) => {
        const now = clock();
        const due = await store.takeDue(trx, {
          now: now.toISOString(),
          stale: new Date(now.getTime() - DAY).toISOString(),
          limit: AT_A_TIME,
        });
        const alone = due.filter(({ mail }) => mail === 'at_once');
        const readers = new Set(due.flatMap(({ mail, personId }) => (mail === 'at_once' ? [] : [personId])));
        await queueJobs(trx, [
          ...alone.map(({ id }) => ({ task: 'mail_notice' as const, payload: { id } })),
          ...[...readers].map((personId) => ({
            task: 'mail_digest' as const,
            payload: { personId, until: now.toISOString() },
          })),
        ]);
        return due.length;
      });
      if (taken < AT_A_TIME) return;
    }
  };

  /** The next digest as it stands now. */
  const preview = (actor: Actor) =>
    db.transaction(async (trx) => {
      const everything = { until: '9999-12-31T00:00:00.000Z', limit: MOST_NOTICES };
      const waiting = await store.listWaiting(trx, actor.personId, everything);
      const [first] = waiting.map(({ mailAt }) => mailAt).toSorted();
      if (first === undefined) return { digest: null };
      const mine = await settings.settingsFor(trx, actor.personId);
      const { letter } = await compose(
        trx,
        actor,
        mine,
        waiting.filter(({ mailAt }) => mailAt <= first),
      );
      return { digest: letter === undefined ? null : { at: first, ...mailer.preview(letter) } };
    });

  return { preview, tasks: { mail_notice: mailNotice, mail_digest: mailDigest, mail_due: mailDue } };
};
