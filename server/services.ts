import { accountsService } from './accounts/accounts.service.ts';
import { type Passwords, passwords } from './accounts/password.ts';
import { administrationService } from './administration/administration.service.ts';
import { alertsService } from './alerts/alerts.service.ts';
import { claimsService } from './claims/claims.service.ts';
import type { Clock } from './clock.ts';
import type { Db } from './database/connect.ts';
import { openFeed } from './events/feed.ts';
import { exportService } from './export/export.service.ts';
import { ownExportService } from './export/own.service.ts';
import { ideasService } from './ideas/ideas.service.ts';
import { importsService } from './import/imports.service.ts';
import { introductionsService } from './introductions/introductions.service.ts';
import type { Terms } from './introductions/working-days.ts';
import type { TaskHandlers } from './jobs/runner.ts';
import { sweeping } from './jobs/sweep.ts';
import { leavingService } from './leaving/leaving.service.ts';
import type { Log } from './log.ts';
import { createMailer } from './mail/mailer.ts';
import type { MarketFigures } from './matching/market.ts';
import { matchingService } from './matching/matching.service.ts';
import { marketsInThreads } from './matching/thread/market-thread.ts';
import { tokens } from './matching/tokens.ts';
import { messagesService } from './messages/messages.service.ts';
import { unread } from './messages/unread.service.ts';
import { needsService } from './needs/needs.service.ts';
import { notificationsService } from './notifications/notifications.service.ts';
import { organisationsService } from './organisations/organisations.service.ts';
import { feedsService } from './public/feeds.service.ts';
import { publicService } from './public/public.service.ts';
import { regionsService } from './regions/regions.service.ts';
import { searchService } from './search/search.service.ts';
import { governingService } from './tags/governing.service.ts';
import { taggerService } from './tags/tagger.service.ts';
import { tagsService } from './tags/tags.service.ts';
import { schoolInThread } from './training/school-thread.ts';

export interface Ground {
  readonly db: Db;
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly mail: {
    readonly smtpUrl: string | undefined;
    readonly from: string;
    readonly publicUrl: () => string;
  };
  /** The largest file that may be imported from the browser, in bytes. */
  readonly importLimit?: number;
  readonly pollMs?: number;
  /** How passwords are kept; in earnest unless told otherwise. */
  readonly hashing?: Passwords;
  /** The clocks of introductions; the usual ones unless told otherwise. */
  readonly terms?: Terms;
  /** Keeps the market in a thread of its own: for a process that answers others while it matches. */
  readonly threads?: boolean;
  readonly figures?: MarketFigures;
}

/** Every feature, each handed what stands below it. The server, the seeds, the import and the tests start here. */
export const composeServices = ({
  db,
  url,
  clock,
  log,
  mail,
  terms,
  importLimit = 250_000_000,
  pollMs,
  threads = false,
  figures,
  hashing = passwords(),
}: Ground) => {
  const feed = openFeed({ db, url, log, ...(pollMs === undefined ? {} : { pollMs }) });
  const regions = regionsService({ db });
  const tags = tagsService({ db, tokenise: tokens });
  const accounts = accountsService({ db, clock, passwords: hashing });
  const organisations = organisationsService({ db, clock, accounts });
  const needs = needsService({ db, clock, tags, regions });
  const ideas = ideasService({ db, clock, tags, regions });
  const search = searchService({ db, clock, regions, tags, organisations, needs, ideas });
  const tagger = taggerService({
    db,
    clock,
    tags,
    examples: async function* (most) {
      yield* needs.taggedPages(most / 2);
      yield* ideas.taggedPages(most / 2);
    },
    countExamples: async () => (await needs.countTagged()) + (await ideas.countTagged()),
    openSchool: schoolInThread,
  });
  const matching = matchingService({
    db,
    clock,
    log,
    feed,
    accounts,
    organisations,
    regions,
    tags,
    needs,
    ideas,
    ...(threads && { markets: marketsInThreads({ url }) }),
    ...(figures && { figures }),
    // The two features above matching and introductions are handed down to them, so that imports stay downward.
    openIntroductions: (trx, pairs) => introductions.openOf(trx, pairs),
  });
  const governing = governingService({
    db,
    clock,
    tags,
    usesOf: async (tagIds) => {
      const [inNeeds, inIdeas] = await Promise.all([needs.countByTag(tagIds), ideas.countByTag(tagIds)]);
      const counted = new Map(inNeeds.map(({ tagId, items }) => [tagId, { needs: items, ideas: 0 }]));
      for (const { tagId, items } of inIdeas)
        counted.set(tagId, { needs: counted.get(tagId)?.needs ?? 0, ideas: items });
      return counted;
    },
    reachOf: async (tagIds, others) => {
      const [inNeeds, inIdeas] = await Promise.all([
        needs.countCarrying(tagIds, others),
        ideas.countCarrying(tagIds, others),
      ]);
      return { needs: inNeeds.items, ideas: inIdeas.items, both: inNeeds.both + inIdeas.both };
    },
    agenciesOn: organisations.agenciesOn,
    pairsWith: matching.pairsWith,
  });
  const claims = claimsService({ db, clock, accounts, organisations, needs, ideas });
  const introductions = introductionsService({
    db,
    clock,
    terms,
    accounts,
    organisations,
    regions,
    needs,
    ideas,
    matching,
    unread,
  });
  const messages = messagesService({ db, clock, introductions });
  const alerts = alertsService({ db, clock, tags, regions, needs, ideas });
  const mailer = createMailer({ db, clock, ...mail, from: mail.from, addressOf: accounts.emailOf });
  const notifications = notificationsService({
    mailer,
    alerts,
    accounts,
    needs,
    ideas,
    db,
    clock,
    claims,
    introductions,
    organisations,
    unread,
  });
  const imports = importsService({ db, clock, log, accounts, limit: importLimit });
  const tasks: TaskHandlers = {
    ...accounts.password.tasks,
    ...tagger.tasks,
    ...matching.tasks,
    ...introductions.tasks,
    ...alerts.tasks,
    ...notifications.tasks,
    ...sweeping({
      db,
      clock,
      sweepAccounts: async (trx) => {
        await accounts.sweep(trx);
        await organisations.forgetExpired(trx);
        await claims.forgetExpired(trx);
        await imports.forget(trx);
      },
    }).tasks,
    ...imports.tasks,
    send_mail: mailer.send,
    learn_words: async () => {
      await search.learnWords();
    },
    expire_items: async () => {
      await needs.expire();
      await ideas.expire();
    },
  };

  return {
    feed,
    administration: administrationService({
      db,
      clock,
      accounts,
      organisations,
      needs,
      ideas,
      introductions,
    }),
    leaving: leavingService({
      db,
      accounts,
      organisations,
      needs,
      ideas,
      matching,
      claims,
      introductions,
      messages,
      alerts,
      notifications,
    }),
    regions,
    tags,
    governing,
    tagger,
    accounts,
    organisations,
    needs,
    ideas,
    imports,
    search,
    matching,
    claims,
    introductions,
    messages,
    alerts,
    notifications,
    files: exportService({ clock, needs, ideas, organisations, tags, regions }),
    own: ownExportService({
      clock,
      accounts,
      organisations,
      needs,
      ideas,
      claims,
      introductions,
      messages,
      alerts,
      notifications,
    }),
    feeds: feedsService({ needs, ideas, organisations, regions, search, tags }),
    shown: publicService({ needs, ideas, organisations, regions, search }),
    mailer,
    tasks,
  };
};

export type Services = ReturnType<typeof composeServices>;
