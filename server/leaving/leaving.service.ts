import type { AccountsService } from '../accounts/accounts.service.ts';
import type { AlertsService } from '../alerts/alerts.service.ts';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { Db } from '../database/connect.ts';
import { recordAll } from '../events/record.ts';
import type { Actor } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { MatchingService } from '../matching/matching.service.ts';
import type { MessagesService } from '../messages/messages.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';

interface Deps {
  readonly db: Db;
  readonly accounts: Pick<AccountsService, 'erasing'>;
  readonly organisations: Pick<OrganisationsService, 'successorsOf' | 'revokeGrants' | 'leaveAll'>;
  readonly needs: Pick<NeedsService, 'leaveOf'>;
  readonly ideas: Pick<IdeasService, 'leaveOf'>;
  readonly matching: Pick<MatchingService, 'leaveOf'>;
  readonly claims: Pick<ClaimsService, 'leaveOf'>;
  readonly introductions: Pick<IntroductionsService, 'leaveOf'>;
  readonly messages: Pick<MessagesService, 'leaveOf'>;
  readonly alerts: Pick<AlertsService, 'leaveOf'>;
  readonly notifications: Pick<NotificationsService, 'leaveOf'>;
}

/** How somebody leaves for good: every feature sees to its own, and all of it happens or none. */
export const leavingService = (deps: Deps) => {
  const { erasing } = deps.accounts;
  return {
    /** Locked in the order person, need, idea, introduction. */
    erase: async ({ personId }: Actor, password: string): Promise<void> => {
      const proof = await erasing.proofOf(personId, password);
      await deps.db.transaction(async (trx) => {
        const leaver = await erasing.begin(trx, personId, proof);
        const { email, at } = leaver;
        const leaving = { personId, at, successors: await deps.organisations.successorsOf(trx, personId) };
        const moved = [
          ...(await deps.needs.leaveOf(trx, leaving)),
          ...(await deps.ideas.leaveOf(trx, leaving)),
        ];
        await deps.introductions.leaveOf(trx, leaver);
        await deps.messages.leaveOf(trx, personId);
        await deps.matching.leaveOf(trx, personId);
        await deps.claims.leaveOf(trx, personId, email);
        await deps.alerts.leaveOf(trx, personId);
        await deps.notifications.leaveOf(trx, personId);
        await deps.organisations.revokeGrants(trx, personId, at);
        await deps.organisations.leaveAll(trx, leaver);
        await recordAll(trx, moved);
        await erasing.finish(trx, leaver);
      });
    },
  };
};

export type LeavingService = ReturnType<typeof leavingService>;
