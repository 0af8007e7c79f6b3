import type { Router } from 'express';
import { fail } from '../fail.ts';
import { handle } from '../http/handle.ts';
import type { Dress, Dresser } from '../http/pages.ts';
import { sendStream } from '../http/send-stream.ts';
import { isFeedNoun } from './feed-filters.ts';
import type { FeedsService } from './feeds.service.ts';
import { jsonFeedOf, rssOf } from './feeds.ts';
import { headHtml, hiddenHtml, SITE, wordsHtml } from './head.ts';
import { getPlace } from './places.contract.ts';
import type { PublicService } from './public.service.ts';
import { robotsTxt, sitemapIndex, sitemapPart } from './sitemap.ts';

export interface Face {
  /** Where people find this instance, without a slash at its end. */
  readonly origin: string;
  /** Whether search engines may keep what is public here. */
  readonly searchable: boolean;
}

const HOUR = 'public, max-age=3600';

const statusOf = { over: 410, unknown: 404, private: 200 } as const;

/** Dresses a page for its address. Whoever may read more than everybody reads it once the page runs. */
export const dresserOf =
  (shown: PublicService, { origin, searchable }: Face): Dresser =>
  async (url): Promise<Dress> => {
    const found = await shown.standing(origin, url);
    if (found.is === 'elsewhere')
      return { status: 301, head: '', words: '', hidden: true, movedTo: found.path };
    if (found.is !== 'shown')
      return { status: statusOf[found.is], head: hiddenHtml(SITE), words: '', hidden: true };
    return {
      status: 200,
      head: headHtml(origin, found.head, !searchable),
      words: wordsHtml(found.head),
      hidden: !searchable,
    };
  };

/** What machines ask for at the door: what they may keep, and where everything is. */
export const publicRoutes = (router: Router, shown: PublicService, { origin, searchable }: Face): void => {
  router.get('/robots.txt', (_request, response) => {
    response.set('Cache-Control', HOUR).type('text/plain').send(robotsTxt(origin, searchable));
  });
  router.get('/sitemap.xml', async (_request, response) => {
    if (!searchable) throw fail('not_found');
    response
      .set('Cache-Control', HOUR)
      .type('application/xml')
      .send(sitemapIndex(origin, await shown.parts()));
  });
  router.get('/sitemaps/:part.xml', async (request, response) => {
    const entries = searchable ? await shown.entries(request.params.part) : undefined;
    if (entries === undefined) throw fail('not_found');
    response.set('Cache-Control', HOUR).type('application/xml');
    await sendStream(response, sitemapPart(origin, entries));
  });
};

const feedForms = {
  xml: { type: 'application/rss+xml; charset=utf-8', write: rssOf },
  json: { type: 'application/feed+json; charset=utf-8', write: jsonFeedOf },
} as const;

/**
 * Lists as feeds. A reader asks again and again, and is told by the ETag that nothing is new. There is no
 * Last-Modified: what was taken back changes a feed as well, and leaves no date in it.
 */
export const feedRoutes = (router: Router, feeds: FeedsService, { origin }: Face): void => {
  router.get(/^\/feeds\/[a-z]+\.(xml|json)$/, async (request, response) => {
    const [, noun, form] = /^\/feeds\/([a-z]+)\.(xml|json)$/.exec(request.path) ?? [];
    if (!isFeedNoun(noun)) throw fail('not_found');
    const { search } = new URL(request.originalUrl, origin);
    const { type, write } = feedForms[form === 'json' ? 'json' : 'xml'];
    const feed = await feeds.feed(origin, noun, request.query, search, request.originalUrl);
    response.set('Access-Control-Allow-Origin', '*').set('Cache-Control', 'public, max-age=300');
    // Sent as text, so that the same text has the same ETag, and the reader who has it gets 304.
    response.type(type).send(write(feed));
  });
  // A reader that was handed a page would take it for a broken feed.
  router.get('/feeds/{*rest}', () => {
    throw fail('not_found');
  });
};

export const placesRoutes = (api: Router, shown: PublicService): void => {
  handle(api, getPlace, ({ params }) => shown.place(params.code));
};
