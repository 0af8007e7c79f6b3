import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { Actor } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { Claim } from './claims.contract.ts';
import type { thingsService } from './things.service.ts';

/** What every part of the feature is handed. */
export interface Parts {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: AccountsService;
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
  readonly organisations: OrganisationsService;
  readonly things: ReturnType<typeof thingsService>;
  readonly get: (actor: Actor, id: string) => Promise<Claim>;
}
