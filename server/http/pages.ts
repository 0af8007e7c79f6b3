import { readFile } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { builtClient, viteConfig } from './client-build.ts';

/** The built client: files with a hash in their name for ever, the page itself never from a cache. */
export const servePages = (): RequestHandler => {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(builtClient, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.use(express.static(builtClient, { index: false, maxAge: '1h' }));
  // The client routes by path; every page is the same document.
  router.get('/{*path}', (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(join(builtClient, 'index.html'));
  });
  return router;
};

/** In development Vite serves the sources from within this process. */
export const serveSources = async (
  server: HttpServer,
): Promise<{ handler: RequestHandler; stop: () => Promise<void> }> => {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: viteConfig,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server, path: '/@hmr' } },
  });
  const router = Router();
  router.use(vite.middlewares);
  router.get('/{*path}', async (request, response) => {
    const page = await readFile(join(dirname(viteConfig), 'index.html'), 'utf8');
    response.type('html').send(await vite.transformIndexHtml(request.originalUrl, page));
  });
  return { handler: router, stop: () => vite.close() };
};
