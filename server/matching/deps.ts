import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Feed } from '../events/feed.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { Log } from '../log.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { TagsService } from '../tags/tags.service.ts';
import type { MarketFigures, Markets } from './market.ts';

/** Those of the given pairs that stand introduced. Introductions are the feature above, which hands this down. */
export type OpenIntroductions = (
  trx: Db | Trx,
  pairs: readonly { needId: string; ideaId: string }[],
) => Promise<readonly { id: string; needId: string; ideaId: string; agencyId: string }[]>;

/** What matching asks of the features below it. */
export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: Pick<Feed, 'subscribe' | 'caughtUpTo'>;
  readonly accounts: Pick<AccountsService, 'names'>;
  readonly organisations: Pick<
    OrganisationsService,
    'coveringEach' | 'patchesOfAgencies' | 'grantedTo' | 'membersOf'
  >;
  readonly regions: Pick<RegionsService, 'hierarchy' | 'spanOf'>;
  readonly tags: Pick<TagsService, 'catalogue' | 'graph' | 'under' | 'suggest'>;
  readonly needs: Pick<NeedsService, 'get' | 'summaries'>;
  readonly ideas: Pick<IdeasService, 'get' | 'summaries'>;
  readonly openIntroductions: OpenIntroductions;
  /** Where the market is kept, in which the best of the other side are looked up; in this thread unless told otherwise. */
  readonly markets?: Markets;
  readonly figures?: MarketFigures;
}
