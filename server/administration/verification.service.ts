import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { Once } from '../database/once.ts';
import { recordAll } from '../events/record.ts';
import type { Actor } from '../http/actor.ts';
import type { ReplyOf } from '../http/endpoint.contract.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { getOrganisation } from '../organisations/organisations.contract.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';

export interface VerificationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly organisations: Pick<OrganisationsService, 'withdrawVerification' | 'get'>;
  readonly needs: Pick<NeedsService, 'pauseOf'>;
  readonly introductions: Pick<IntroductionsService, 'withdrawOf'>;
}

/** An organisation's verification, and all that rests on it, end in one moment: locked in the order organisation, need, idea, introduction. */
export const takingBackService = ({ db, clock, organisations, needs, introductions }: VerificationDeps) => ({
  withdrawVerification: async (
    actor: Actor,
    id: string,
    reason: string,
    once: Once,
  ): Promise<ReplyOf<typeof getOrganisation>> => {
    await db.transaction((trx) =>
      once(trx, async () => {
        const by = { actorId: actor.personId, at: clock().toISOString() };
        const withdrawn = await organisations.withdrawVerification(trx, actor, { id, reason, at: by.at });
        const paused = await needs.pauseOf(trx, id, by);
        await introductions.withdrawOf(trx, id, by);
        await recordAll(trx, [withdrawn, ...paused]);
        return id;
      }),
    );
    return organisations.get(actor, id);
  },
});
