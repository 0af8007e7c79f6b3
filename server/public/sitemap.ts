import { escaped } from './markup.ts';

/** The most that one part may hold, by the protocol of sitemaps.org. */
export const PART = 50_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const BEGINNING = '<?xml version="1.0" encoding="UTF-8"?>\n';

export interface Entry {
  readonly path: string;
  readonly updatedAt?: string | undefined;
}

const entryXml = (tag: 'url' | 'sitemap', origin: string, { path, updatedAt }: Entry): string =>
  `<${tag}><loc>${escaped(`${origin}${path}`)}</loc>${
    updatedAt === undefined ? '' : `<lastmod>${escaped(updatedAt)}</lastmod>`
  }</${tag}>\n`;

/** The list of all parts. */
export const sitemapIndex = (origin: string, parts: readonly Entry[]): string =>
  `${BEGINNING}<sitemapindex xmlns="${NAMESPACE}">\n${parts
    .map((part) => entryXml('sitemap', origin, part))
    .join('')}</sitemapindex>\n`;

/** One part, written as its entries come. */
export async function* sitemapPart(
  origin: string,
  pages: AsyncIterable<readonly Entry[]> | Iterable<readonly Entry[]>,
): AsyncGenerator<string> {
  yield `${BEGINNING}<urlset xmlns="${NAMESPACE}">\n`;
  for await (const page of pages) yield page.map((entry) => entryXml('url', origin, entry)).join('');
  yield '</urlset>\n';
}

/** What crawlers may do. Where nothing is to be kept, they must still come in to read that on each page. */
export const robotsTxt = (origin: string, searchable: boolean): string =>
  searchable
    ? `User-agent: *\nDisallow: /data/\nDisallow: /me\nDisallow: /mailbox\n\nSitemap: ${origin}/sitemap.xml\n`
    : '# Every page of this instance says noindex: it is not for search engines.\nUser-agent: *\nDisallow: /data/\n';
