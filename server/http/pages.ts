import { readFile } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { builtClient, viteConfig } from './client-build.ts';

/** What a document says of itself before any of its code has run: for search engines, previews and feed readers. */
export interface Dress {
  readonly status: number;
  /** Finished markup for the head. */
  readonly head: string;
  /** Finished markup for whoever runs no code. */
  readonly words: string;
  /** Not to be kept by search engines. */
  readonly hidden: boolean;
  /** The thing has another address now. */
  readonly movedTo?: string;
}
export type Dresser = (url: URL) => Promise<Dress>;

const undressed: Dress = { status: 503, head: '', words: '', hidden: true };

/** The page of the build with its own title and description taken out and the dress put in. */
const dressed = (document: string, { head, words }: Dress): string => {
  const bare =
    head === '' ? document : document.replace(/\s*<(title>[^<]*<\/title|meta name="description"[^>]*)>/g, '');
  // Functions, because a replacement text reads `$&` as an order.
  return bare.replace('</head>', () => `${head}</head>`).replace('<noscript>', () => `<noscript>${words}`);
};

/** Every page is the same document, dressed for its address; the client routes by path. */
const answering =
  (documentOf: (request: Request) => Promise<string>, dress: Dresser): RequestHandler =>
  async (request, response: Response) => {
    const document = await documentOf(request);
    const url = new URL(request.originalUrl, 'http://localhost');
    const found = await dress(url).catch((error: unknown): Dress => {
      // The page itself still opens and says what is wrong in its own words; nobody should keep this answer.
      request.log.error({ err: error }, 'a page could not be described');
      return undressed;
    });
    if (found.movedTo !== undefined) {
      response.redirect(301, found.movedTo);
      return;
    }
    if (found.hidden) response.set('X-Robots-Tag', 'noindex');
    if (found.status === 503) response.set('Retry-After', '5');
    response
      .status(found.status)
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(dressed(document, found));
  };

/** The built client: files with a hash in their name for ever, the page itself never from a cache. */
export const servePages = (dress: Dresser): RequestHandler => {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(builtClient, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.use(express.static(builtClient, { index: false, maxAge: '1h' }));
  // Read each time: whoever builds anew while this runs is served the new pages, whose files have other names.
  const read = (): Promise<string> => readFile(join(builtClient, 'index.html'), 'utf8');
  router.get('/{*path}', answering(read, dress));
  return router;
};

/** In development Vite serves the sources from within this process. */
export const serveSources = async (
  server: HttpServer,
  dress: Dresser,
): Promise<{ handler: RequestHandler; stop: () => Promise<void> }> => {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: viteConfig,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server, path: '/@hmr' } },
  });
  const router = Router();
  router.use(vite.middlewares);
  const read = async (request: Request): Promise<string> =>
    vite.transformIndexHtml(
      request.originalUrl,
      await readFile(join(dirname(viteConfig), 'index.html'), 'utf8'),
    );
  router.get('/{*path}', answering(read, dress));
  return { handler: router, stop: () => vite.close() };
};
