import compression from 'compression';
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { Log } from '../log.ts';
import { docsPage } from './docs-page.ts';
import { endpointsOf } from './endpoints.ts';
import { newRequestId } from './handle.ts';
import { openApiOf } from './openapi.ts';
import { sameOrigin } from './origin.ts';
import { noSuchRoute, problem } from './problem.ts';

interface Frame {
  readonly log: Log;
  readonly trustedProxies: number;
  readonly https: boolean;
  /** Development serves sources that a strict policy would stop. */
  readonly strictPages: boolean;
  readonly origins: () => ReadonlySet<string>;
  readonly timing: RequestHandler;
  readonly session: RequestHandler;
  readonly who: RequestHandler;
  readonly health: Router;
  readonly api: Router;
}

const policyOf = (https: boolean) => ({
  directives: {
    defaultSrc: ["'self'"],
    // The component library writes its custom properties into a style element.
    styleSrc: ["'self'", "'unsafe-inline'"],
    fontSrc: ["'self'", 'data:'],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    upgradeInsecureRequests: https ? [] : null,
  },
});

/** What every request passes on its way in, and every error on its way out. Pages are added after it. */
export const openFrame = (frame: Frame): Express => {
  const app = express();
  app.disable('x-powered-by');
  // Exactly the proxies that stand in front: `true` would believe any address that a caller writes.
  app.set('trust proxy', frame.trustedProxies);
  app.set('query parser', 'simple');
  app.use(
    pinoHttp({
      logger: frame.log,
      genReqId: (request, response) => {
        const id = newRequestId(request.headers['x-request-id']?.toString());
        response.setHeader('X-Request-Id', id);
        return id;
      },
      // Queries hold what people search for, and links hold tokens: the path is enough.
      serializers: {
        req: (request) => ({
          id: request.id,
          method: request.method,
          path: String(request.url).split('?')[0],
        }),
      },
      customLogLevel: (_request, response, error) =>
        error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
    }),
  );
  app.use(frame.timing);
  app.use(
    helmet({
      contentSecurityPolicy: frame.strictPages ? policyOf(frame.https) : false,
      strictTransportSecurity: frame.https,
    }),
  );
  app.use(frame.health);
  app.use(compression());

  const endpoints = endpointsOf(frame.api);
  const document = openApiOf(endpoints);
  app.get('/api/openapi.json', (_request, response) => void response.json(document));
  app.get('/api/docs', (_request, response) => void response.send(docsPage(endpoints)));
  app.use(
    '/api',
    sameOrigin(frame.origins),
    express.json({ limit: '256kb', strict: true }),
    frame.session,
    frame.who,
    frame.api,
    noSuchRoute,
    problem,
  );
  return app;
};
