import type { AlertsService, Fresh } from '../alerts/alerts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Actor } from '../http/actor.ts';
import { type EventPayload, queueJobs } from '../jobs/queue.ts';
import type { Letter } from '../mail/letter.ts';
import type { Mailer } from '../mail/mailer.ts';
import { letterOf } from '../mail/templates.ts';
import type { Notice } from './audience.service.ts';
import { type DigestLine, digestOf } from './digest.ts';
import { afterQuiet } from './mail-times.ts';
import * as store from './mail-waiting.store.ts';
import { pathOf } from './notice-path.ts';
import { noticeWords, whyAlways } from './notice-words.ts';
import { MailTopic } from './settings.contract.ts';
import type { SettingsService } from './settings.service.ts';
import type { StoredSettings } from './settings.store.ts';
import type { Stop } from './stop-token.ts';
import { groupOf } from './topics.ts';

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

/** What is said and whom it still concerns, asked at the moment of sending. */
interface Standing {
  readonly found: store.WaitingMail;
  readonly notice: Notice;
  readonly about: string;
  /** What an alert found and is still open to all. */
  readonly fresh: readonly Fresh[];
}

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
    if (notice === undefined) return undefined;
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

  const pathOfFresh = ({ noun, id }: Fresh): string => `/${noun}s/${id}`;

  const letterFor = ({ found, notice, about, fresh }: Standing): Letter => {
    if (notice.mail !== undefined) return letterOf(notice.mail.template, notice.mail.data);
    if (fresh.length > 0) {
      const items = fresh.map((one) => ({ text: one.title, path: pathOfFresh(one) }));
      return {
        subject: `New for “${about}”`,
        lines: ['You follow this on Pushpull. Newest first:'],
        sections: [{ title: about, items }],
        action: { label: 'See what you follow', path: '/alerts' },
      };
    }
    return {
      subject: noticeWords[found.kind],
      lines: [about === '' ? `${noticeWords[found.kind]}.` : `It is about “${about}”.`],
      action: { label: 'Open it', path: pathOf(found) },
    };
  };

  const mailNotice = ({ id }: { readonly id: string }): Promise<void> =>
    db.transaction(async (trx) => {
      const found = await store.findWaiting(trx, id);
      if (found === undefined) return;
      const { personId, mailAt } = found;
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
      await mailer.deliver(trx, { key: `notice:${id}:${mailAt}`, to: { personId }, letter, stopPath });
      await store.markMailed(trx, [id], now.toISOString());
    });

  const linesOf = ({ found, about, fresh }: Standing): DigestLine[] => {
    const group = groupOf(found.mailTopic);
    const at = found.createdAt;
    if (fresh.length === 0) return [{ group, at, text: noticeWords[found.kind], about, path: pathOf(found) }];
    return fresh.map((one) => ({
      ...{ group, at, text: one.title, about: `For “${about}”` },
      path: pathOfFresh(one),
    }));
  };

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
      ids: told.map(({ found }) => found.id),
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
      const { letter, stopPath, ids } = await compose(trx, actor, mine, waiting);
      await store.dropMail(
        trx,
        all.filter((id) => !ids.includes(id)),
      );
      if (letter === undefined) return;
      await mailer.deliver(trx, { key: `digest:${personId}:${until}`, to: { personId }, letter, stopPath });
      await store.markMailed(trx, ids, now.toISOString());
    });

  /** Hands what is due to a job each: one for a mail, and one for all that a person's digest holds. */
  const mailDue = async (): Promise<void> => {
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
