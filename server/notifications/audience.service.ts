import type { AccountsService } from '../accounts/accounts.service.ts';
import type { AlertsService } from '../alerts/alerts.service.ts';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { Trx } from '../database/connect.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import { aboutFor } from '../introductions/about.ts';
import { isBrokerOf } from '../introductions/introductions.policy.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { StoredIntroduction } from '../introductions/stored-introduction.ts';
import type { EventPayload, MailPayload } from '../jobs/queue.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { NotificationKind } from './notifications.contract.ts';
import { wordsOf } from './receipt-words.ts';
import { isReceipt, recipientsOf } from './recipients.ts';
import type { MailFrequency } from './settings.contract.ts';

export interface Deps {
  readonly accounts: Pick<AccountsService, 'administrators'>;
  readonly needs: Pick<NeedsService, 'ownersOf' | 'standing'>;
  readonly ideas: Pick<IdeasService, 'ownersOf' | 'standing'>;
  readonly alerts: Pick<AlertsService, 'toTell'>;
  readonly claims: Pick<ClaimsService, 'toTell'>;
  readonly introductions: Pick<IntroductionsService, 'find' | 'titlesOf' | 'receiptsOf' | 'askedBrokers'>;
  readonly organisations: Pick<OrganisationsService, 'membersOf' | 'membersOfAll'>;
}

/** Somebody who is told, of what, and the letter of their own where there is one. */
export interface Notice {
  readonly personId: string;
  readonly kind: NotificationKind;
  /** How often it is mailed, where it is not the person's settings that say so. */
  readonly frequency?: MailFrequency;
  readonly mail?: Pick<MailPayload, 'template' | 'data'> | undefined;
}

/** Whom something concerns, from permissions as they are now: asked when a notice is made, and again when it is mailed. */
export const audience = ({ accounts, alerts, needs, ideas, claims, introductions, organisations }: Deps) => {
  /** The broker who speaks for the agency; once that one has left or is suspended, all who may know of it. */
  const speakersFor = async (trx: Trx, introduction: StoredIntroduction): Promise<string[]> => {
    const { agencyId, brokerId, needOrganisationId, ideaOrganisationId } = introduction;
    const owners = [needOrganisationId, ideaOrganisationId].flatMap((id) => id ?? []);
    const members = await organisations.membersOfAll(trx, [agencyId, ...owners]);
    const organisationIdsOf = (personId: string): string[] =>
      members
        .filter((one) => one.personId === personId && owners.includes(one.organisationId))
        .map(({ organisationId }) => organisationId);
    const brokers = members
      .filter(
        ({ organisationId, role, suspended }) =>
          organisationId === agencyId && role === 'broker' && !suspended,
      )
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
    const told = recipientsOf(payload, introduction, brokers);
    // Only a letter names what it is about.
    const titles = told.some(({ letter }) => letter !== undefined)
      ? await introductions.titlesOf(trx, introduction)
      : undefined;
    const receipts = told.some(({ kind }) => isReceipt(kind))
      ? await introductions.receiptsOf(trx, introduction)
      : [];
    return told.map(({ personId, as, kind, letter }) => {
      if (letter === undefined || titles === undefined) return { personId, kind };
      const receipt = isReceipt(kind) ? receipts.find(({ side }) => side === as) : undefined;
      const data = {
        introductionId: introduction.id,
        title: aboutFor(as, titles),
        ...(receipt === undefined ? {} : wordsOf(receipt)),
      };
      return { personId, kind, mail: { template: letter, data } };
    });
  };

  /** In the app alone: whoever registered it has had a mail, and all have had one of its being taken back. */
  const ofOrganisation = async (trx: Trx, { id, type, actorId }: EventPayload): Promise<Notice[]> => {
    const members = await organisations.membersOf(trx, id);
    return members
      .filter(({ personId }) => personId !== actorId)
      .map(({ personId }) => ({
        personId,
        kind: type === 'organisation.verified' ? 'organisation_verified' : 'verification_withdrawn',
      }));
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

  return async (trx: Trx, payload: EventPayload): Promise<Notice[]> => {
    if (payload.noun === 'organisation') return ofOrganisation(trx, payload);
    // In the app alone: the claimant's mail goes out with the decision.
    if (payload.noun === 'alert') return alerts.toTell(trx, payload);
    if (payload.noun === 'claim') return claims.toTell(trx, payload);
    if (payload.noun === 'need' || payload.noun === 'idea') return ofItem(trx, payload);
    if (payload.type === 'introduction.requested') {
      const brokers = await introductions.askedBrokers(trx, payload.id);
      return brokers.map((personId) => ({ personId, kind: 'introduction_requested' }));
    }
    return ofIntroduction(trx, payload);
  };
};
