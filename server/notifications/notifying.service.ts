import type { AccountsService } from '../accounts/accounts.service.ts';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import { aboutFor } from '../introductions/about.ts';
import type { Unread } from '../introductions/deps.ts';
import { isBrokerOf } from '../introductions/introductions.policy.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { StoredIntroduction } from '../introductions/stored-introduction.ts';
import { threadsFor } from '../introductions/threads.ts';
import { type EventPayload, type MailPayload, queueJobs } from '../jobs/queue.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { NotificationKind } from './notifications.contract.ts';
import * as store from './notifications.store.ts';
import { wordsOf } from './receipt-words.ts';
import { isReceipt, recipientsOf } from './recipients.ts';

export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: Pick<AccountsService, 'administrators'>;
  readonly needs: Pick<NeedsService, 'ownersOf' | 'standing'>;
  readonly ideas: Pick<IdeasService, 'ownersOf' | 'standing'>;
  readonly claims: Pick<ClaimsService, 'toTell'>;
  readonly introductions: Pick<IntroductionsService, 'find' | 'titlesOf' | 'receiptsOf'>;
  readonly organisations: Pick<OrganisationsService, 'membersOf'>;
  readonly unread: Unread;
}

interface Notice {
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly mail?: Pick<MailPayload, 'template' | 'data'> | undefined;
}

/** The job that tells people: whom, is worked out from permissions as they are when it runs. */
export const notifying = ({
  db,
  clock,
  accounts,
  needs,
  ideas,
  claims,
  introductions,
  organisations,
  unread,
}: Deps) => {
  /** The broker who speaks for the agency; once that one has left or is suspended, all who may know of it. */
  const speakersFor = async (trx: Trx, introduction: StoredIntroduction): Promise<string[]> => {
    const { agencyId, brokerId, needOrganisationId, ideaOrganisationId } = introduction;
    const owned: { personId: string; organisationId: string }[] = [];
    for (const organisationId of [needOrganisationId, ideaOrganisationId].flatMap((id) => id ?? []))
      for (const { personId } of await organisations.membersOf(trx, organisationId))
        owned.push({ personId, organisationId });
    const organisationIdsOf = (personId: string): string[] =>
      owned.filter((one) => one.personId === personId).map(({ organisationId }) => organisationId);
    const brokers = (await organisations.membersOf(trx, agencyId))
      .filter(({ role, suspended }) => role === 'broker' && !suspended)
      .map(({ personId }) => personId)
      .filter((personId) =>
        isBrokerOf(introduction, { personId, organisationIds: organisationIdsOf(personId) }),
      );
    return brokerId !== null && brokers.includes(brokerId) ? [brokerId] : brokers;
  };

  const ofIntroduction = async (trx: Trx, payload: EventPayload): Promise<Notice[]> => {
    const introduction = await introductions.find(trx, payload.id);
    if (introduction === undefined) return [];
    const brokers = await speakersFor(trx, introduction);
    const titles = await introductions.titlesOf(trx, introduction);
    const told = recipientsOf(payload, introduction, brokers);
    const receipts = told.some(({ kind }) => isReceipt(kind))
      ? await introductions.receiptsOf(trx, introduction)
      : [];
    return told.map(({ personId, as, kind, letter }) => {
      const receipt = isReceipt(kind) ? receipts.find(({ side }) => side === as) : undefined;
      const data = {
        introductionId: introduction.id,
        title: aboutFor(as, titles),
        ...(receipt === undefined ? {} : wordsOf(receipt)),
      };
      return { personId, kind, mail: letter && { template: letter, data } };
    });
  };

  /** In the app alone: whoever registered it has had a mail. */
  const ofOrganisation = async (trx: Trx, { id, actorId }: EventPayload): Promise<Notice[]> => {
    const members = await organisations.membersOf(trx, id);
    return members
      .filter(({ personId }) => personId !== actorId)
      .map(({ personId }) => ({ personId, kind: 'organisation_verified' }));
  };

  /** In the app alone: its author has had a mail. */
  const ofItem = async (trx: Trx, { type, noun, id, actorId }: EventPayload): Promise<Notice[]> => {
    const [, act] = type.split('.');
    if (act === 'asked_again')
      return (await accounts.administrators(trx))
        .filter((personId) => personId !== actorId)
        .map((personId) => ({ personId, kind: 'item_asked_again' }));
    const { postedBy, onBehalfAgencyId } = await (noun === 'need' ? needs : ideas).ownersOf(trx, id);
    const owners = new Set([
      ...(postedBy === null ? [] : [postedBy]),
      ...(onBehalfAgencyId === null ? [] : await organisations.membersOf(trx, onBehalfAgencyId))
        .filter(({ suspended }) => !suspended)
        .map(({ personId }) => personId),
    ]);
    return [...owners].map((personId) => ({
      personId,
      kind: act === 'hidden' ? 'item_hidden' : 'item_restored',
    }));
  };

  const noticesOf = (trx: Trx, payload: EventPayload): Promise<Notice[]> => {
    if (payload.noun === 'organisation') return ofOrganisation(trx, payload);
    // In the app alone: the claimant's mail goes out with the decision.
    if (payload.noun === 'claim') return claims.toTell(trx, payload);
    if (payload.noun === 'need' || payload.noun === 'idea') return ofItem(trx, payload);
    return ofIntroduction(trx, payload);
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
      const mails: { task: 'send_mail'; payload: MailPayload }[] = [];
      const made: Happening[] = [];
      for (const { personId, kind, mail } of notices) {
        const id = await store.insertNotification(trx, {
          personId,
          kind,
          noun: payload.noun,
          nounId: payload.id,
          eventSeq: payload.seq,
          createdAt: payload.at,
        });
        if (id === undefined) continue;
        if (mail !== undefined) {
          const key = `notice:${id}`;
          mails.push({ task: 'send_mail', payload: { key, to: { personId }, ...mail } });
        }
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
