import type { AccountsService } from '../accounts/accounts.service.ts';
import { mayAdminister } from '../accounts/standing.policy.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { ReplyOf } from '../http/endpoint.contract.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { listHidden } from '../items/hiding.contract.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { findPeople } from './administration.contract.ts';
import { jobsService } from './jobs.service.ts';
import { logService } from './log.service.ts';
import { takingBackService } from './verification.service.ts';

const MOST = 200;

interface Deps {
  readonly accounts: Pick<AccountsService, 'standing'>;
  readonly db: Db;
  readonly clock: Clock;
  readonly needs: Pick<NeedsService, 'listHidden' | 'pauseOf'>;
  readonly ideas: Pick<IdeasService, 'listHidden'>;
  readonly organisations: Pick<OrganisationsService, 'membershipsOf' | 'withdrawVerification' | 'get'>;
  readonly introductions: Pick<IntroductionsService, 'withdrawOf'>;
}

/** What those who answer for the platform see of it and do with it. Each part applies its own rule. */
export const administrationService = (deps: Deps) => {
  const { db, clock, accounts, organisations, needs, ideas } = deps;
  const people = async (
    actor: Actor,
    asked: Parameters<AccountsService['standing']['people']>[1],
  ): Promise<ReplyOf<typeof findPeople>> => {
    const { items, next } = await accounts.standing.people(actor, asked);
    const memberships = await Promise.all(items.map(({ id }) => organisations.membershipsOf(id)));
    return {
      items: items.map((person, place) => ({ ...person, memberships: memberships[place] ?? [] })),
      next,
    };
  };

  /** That whose author waits for an answer comes first, and of these who has waited longest. */
  const hidden = async (actor: Actor): Promise<ReplyOf<typeof listHidden>> => {
    if (!mayAdminister(actor)) throw fail('not_allowed');
    const found = [
      ...(await needs.listHidden(db, MOST)).map((item) => ({ ...item, noun: 'need' as const })),
      ...(await ideas.listHidden(db, MOST)).map((item) => ({ ...item, noun: 'idea' as const })),
    ];
    const waits = ({ askedAgainAt }: { askedAgainAt: string | null }) => askedAgainAt ?? '9999';
    return {
      items: found
        .sort(
          (one, other) =>
            waits(one).localeCompare(waits(other)) || other.hiddenAt.localeCompare(one.hiddenAt),
        )
        .slice(0, MOST),
    };
  };

  return {
    ...logService({ db }),
    ...jobsService({ db, clock }),
    ...takingBackService(deps),
    hidden,
    people,
    movePerson: accounts.standing.move,
  };
};
export type AdministrationService = ReturnType<typeof administrationService>;
