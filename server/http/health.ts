import type { RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Db } from '../database/connect.ts';

/** Figures about this process and its requests. Paths are the endpoint's pattern, so no id becomes a label. */
export const openMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took',
    labelNames: ['method', 'path', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const time: RequestHandler = (request, response, next) => {
    const end = duration.startTimer({ method: request.method });
    response.on('finish', () => {
      end({ path: response.locals.endpoint?.path ?? 'other', status: String(response.statusCode) });
    });
    next();
  };
  return { registry, time };
};

/** Whether the database answers within a second. */
export const isAnswering = async (db: Db): Promise<boolean> => {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false).unref());
  const asked = db.raw('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
};

export const healthRoutes = (
  router: Router,
  { registry, waitsFor }: { registry: Registry; waitsFor: () => Promise<string | null> },
): void => {
  /** The process lives. */
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  /** It can do its work: nothing is missing that it waits for, and it is not stopping. */
  router.get('/ready', async (_request, response) => {
    const missing = await waitsFor();
    response
      .status(missing === null ? 200 : 503)
      .json(missing === null ? { status: 'ready' } : { status: 'not ready', waitsFor: missing });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
};
