import type { Server as HttpServer, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import type pg from 'pg';
import { accountsRoutes, type DemoPerson } from './accounts/accounts.routes.ts';
import { limitsService } from './accounts/limits.service.ts';
import { administrationRoutes } from './administration/administration.routes.ts';
import { instanceRoutes } from './administration/instance.routes.ts';
import { instanceService } from './administration/instance.service.ts';
import { alertsRoutes } from './alerts/alerts.routes.ts';
import { claimsRoutes } from './claims/claims.routes.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Db } from './database/connect.ts';
import { eventsRoutes } from './events/events.routes.ts';
import { exportRoutes, fileRoutes } from './export/export.routes.ts';
import { drain } from './http/drain.ts';
import { openFrame } from './http/frame.ts';
import { healthRoutes, isAnswering, openMetrics } from './http/health.ts';
import { liveSessions } from './http/live-session.ts';
import { servePages, serveSources } from './http/pages.ts';
import { noSuchRoute, problem } from './http/problem.ts';
import { knowActor, sessions } from './http/session.ts';
import { ideasRoutes } from './ideas/ideas.routes.ts';
import { importsRoutes } from './import/imports.routes.ts';
import { introductionsRoutes } from './introductions/introductions.routes.ts';
import { numbersRoutes } from './introductions/numbers.routes.ts';
import { hidingRoutes } from './items/hiding.routes.ts';
import { startJobs } from './jobs/worker.ts';
import { leavingRoutes } from './leaving/leaving.routes.ts';
import type { Log } from './log.ts';
import { mailRoutes } from './mail/mail.routes.ts';
import { learningRoutes } from './matching/learning/learning.routes.ts';
import { marketFigures } from './matching/market-figures.ts';
import { matchingRoutes } from './matching/matching.routes.ts';
import { messagesRoutes } from './messages/messages.routes.ts';
import { needsRoutes } from './needs/needs.routes.ts';
import { notificationsRoutes, oneClickStop } from './notifications/notifications.routes.ts';
import { organisationsRoutes } from './organisations/organisations.routes.ts';
import { dresserOf, feedRoutes, placesRoutes, publicRoutes } from './public/public.routes.ts';
import { openSockets } from './realtime/sockets.ts';
import { regionsRoutes } from './regions/regions.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { composeServices } from './services.ts';
import { governingRoutes } from './tags/governing.routes.ts';
import { taggerRoutes } from './tags/tagger.routes.ts';
import { tagsRoutes } from './tags/tags.routes.ts';

interface Start {
  readonly config: Config;
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly url: string;
  readonly log: Log;
  readonly sessionSecret: string;
  readonly server: HttpServer;
  readonly clock: Clock;
  readonly demoPeople: readonly DemoPerson[] | null;
  /** Tests leave these out, or run jobs by hand. */
  readonly pages?: boolean;
  readonly jobs?: boolean;
  /** Whether the market is kept in a thread of its own; a small world needs none. */
  readonly threads?: boolean;
}

/** The product on a server that already listens: features, frame, live connections, jobs. */
export const createApp = async (start: Start) => {
  const { config, db, pool, url, log, server, clock, demoPeople, pages = true, jobs = true } = start;
  const { threads = true } = start;
  const { port } = server.address() as AddressInfo;
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const allowed = new Set([
    new URL(publicUrl).origin,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
  ]);
  const origins = (): ReadonlySet<string> => allowed;
  const https = publicUrl.startsWith('https:');

  const metrics = openMetrics();
  const services = composeServices({
    db,
    url,
    clock,
    log,
    terms: config.terms,
    importLimit: config.importLimit,
    threads,
    figures: marketFigures(metrics.registry, () => services.matching.sizes()),
    mail: { smtpUrl: config.smtpUrl, from: config.mailFrom, publicUrl: () => publicUrl },
  });
  const { accounts, organisations, notifications, mailer } = services;
  const { loadActor } = organisations;

  const session = sessions({
    pool,
    find: organisations.findSession,
    secrets: [start.sessionSecret, config.previousSessionSecret].filter((secret) => secret !== undefined),
    secure: https,
    onError: (error) => log.warn({ err: error }, 'sessions'),
  });
  let stopping = false;
  const health = Router();
  const waitsFor = async (): Promise<string | null> => {
    if (stopping) return 'its end';
    if (!(await isAnswering(db))) return 'the database';
    return services.matching.ready() ? null : 'the market to be read';
  };
  healthRoutes(health, { registry: metrics.registry, waitsFor });

  const api = Router();
  const limits = limitsService({ db, generosity: config.demo ? 100 : 1 });
  accountsRoutes(api, {
    accounts,
    limits,
    loadActor,
    unread: (personId) => notifications.countUnread(db, personId),
    demoPeople,
    mailbox: mailer.keepsMail,
  });
  regionsRoutes(api, services.regions);
  placesRoutes(api, services.shown);
  tagsRoutes(api, services.tags);
  governingRoutes(api, services.governing);
  taggerRoutes(api, services.tagger);
  organisationsRoutes(api, organisations);
  needsRoutes(api, services.needs);
  ideasRoutes(api, services.ideas);
  searchRoutes(api, services.search);
  hidingRoutes(api, 'need', services.needs);
  hidingRoutes(api, 'idea', services.ideas);
  matchingRoutes(api, services.matching);
  learningRoutes(api, services.matching.learning);
  claimsRoutes(api, services.claims);
  introductionsRoutes(api, services.introductions);
  numbersRoutes(api, { db, clock });
  messagesRoutes(api, services.messages);
  alertsRoutes(api, services.alerts);
  notificationsRoutes(api, notifications);
  leavingRoutes(api, services.leaving, limits);
  administrationRoutes(api, services.administration);
  const { feed, matching } = services;
  instanceRoutes(api, instanceService({ db, clock, settings: config.shown, feed, matching, notifications }));
  importsRoutes(api, services.imports);
  eventsRoutes(api, db);
  const standing = { origin: publicUrl, licence: config.dataLicence };
  exportRoutes(api, { files: services.files, own: services.own, standing });
  if (mailer.keepsMail) mailRoutes(api, mailer);

  const app = openFrame({
    log,
    trustedProxies: config.trustedProxies,
    https,
    strictPages: config.mode !== 'development',
    origins,
    timing: metrics.time,
    session,
    who: knowActor,
    health,
    api,
  });
  app.use(oneClickStop(notifications));
  const face = { origin: publicUrl, searchable: config.searchable };
  const open = Router();
  publicRoutes(open, services.shown, face);
  feedRoutes(open, services.feeds, face);
  fileRoutes(open, services.files, standing);
  app.use(open);
  const dress = dresserOf(services.shown, face);
  const sources = pages && config.mode === 'development' ? await serveSources(server, dress) : undefined;
  if (pages) app.use(sources?.handler ?? servePages(dress));
  app.use(noSuchRoute, problem);

  const live = liveSessions(organisations.findSession);
  const sockets = openSockets({
    server,
    feed: services.feed,
    log,
    origins,
    session,
    actorOf: live.actorOf,
    refresh: live.refresh,
    db,
    url,
    placeIn: services.messages.placeIn,
    readNow: services.messages.readNow,
  });
  await services.feed.start();
  await services.matching.start();
  const running = jobs ? await startJobs({ pool, tasks: services.tasks, log }) : undefined;

  return {
    listener: app as RequestListener,
    app,
    services,
    sockets,
    publicUrl,
    stop: async (): Promise<void> => {
      stopping = true;
      // What is asked is still answered, so everything that answers stands until then.
      const drained = drain(server);
      await sources?.stop();
      await sockets.stop();
      await drained;
      services.imports.stop();
      await running?.stop();
      await services.matching.stop();
      await services.feed.stop();
      mailer.stop();
    },
  };
};

export type App = Awaited<ReturnType<typeof createApp>>;
