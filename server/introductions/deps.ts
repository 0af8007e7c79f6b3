import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { MatchingService } from '../matching/matching.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { ThreadName } from './threads.ts';
import type { Terms } from './working-days.ts';

/**
 * How many messages a person has not read, by introduction and thread; threads without any may be left out. The
 * talks are kept by the feature above, which hands this down.
 */
export type Unread = (
  trx: Db | Trx,
  personId: string,
  introductionIds: readonly string[],
) => Promise<readonly { introductionId: string; thread: ThreadName; unread: number }[]>;

/** What introductions ask of the features below them. */
export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly terms?: Terms | undefined;
  readonly regions: Pick<RegionsService, 'hierarchy'>;
  readonly accounts: Pick<AccountsService, 'cardOf' | 'names'>;
  readonly organisations: Pick<
    OrganisationsService,
    'grantedTo' | 'names' | 'mediation' | 'membersOf' | 'holdActor'
  >;
  readonly needs: Pick<NeedsService, 'getForUpdate' | 'summaries' | 'asWritten' | 'get'>;
  readonly ideas: Pick<
    IdeasService,
    'get' | 'getForUpdate' | 'summaries' | 'asWritten' | 'takePlace' | 'releasePlace'
  >;
  readonly matching: Pick<MatchingService, 'explain' | 'markIntroduced' | 'covers' | 'coveredBy'>;
  readonly unread: Unread;
}
