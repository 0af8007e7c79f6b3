import type { FeedNoun } from './feed-filters.ts';
import { escaped, jsonInScript } from './markup.ts';

/** What a page says of itself to those who do not run it. Addresses are paths of this instance. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** Its one address, without what a reader may have added to it. */
  readonly path: string;
  readonly picture: 'both' | 'need' | 'idea';
  readonly type: 'website' | 'article';
  /** In the words of schema.org, without context. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The query of the list that a feed of this page follows. */
  readonly feeds?: readonly {
    readonly title: string;
    readonly noun: FeedNoun;
    readonly query: string;
  }[];
  readonly publishedAt?: string | null;
  readonly updatedAt?: string;
}

export const SITE = 'Pushpull';

const pictures = {
  both: { file: 'card.png', says: 'Two halves that meet: a need and an idea' },
  need: { file: 'card-need.png', says: 'The half that is a need, waiting for its idea' },
  idea: { file: 'card-idea.png', says: 'The half that is an idea, waiting for its need' },
} as const;

const meta = (name: 'name' | 'property', key: string, content: string): string =>
  `<meta ${name}="${key}" content="${escaped(content)}">`;

/** Title, description, canonical address, cards and data of a page at `origin` (no slash at its end). */
export const headHtml = (origin: string, head: Head, hidden: boolean): string => {
  const address = `${origin}${head.path}`;
  const picture = pictures[head.picture];
  const title = head.title === SITE ? SITE : `${head.title} · ${SITE}`;
  return [
    `<title>${escaped(title)}</title>`,
    meta('name', 'description', head.description),
    ...(hidden ? [meta('name', 'robots', 'noindex')] : []),
    `<link rel="canonical" href="${escaped(address)}">`,
    meta('property', 'og:type', head.type),
    meta('property', 'og:site_name', SITE),
    meta('property', 'og:locale', 'en_GB'),
    meta('property', 'og:title', head.title),
    meta('property', 'og:description', head.description),
    meta('property', 'og:url', address),
    meta('property', 'og:image', `${origin}/${picture.file}`),
    meta('property', 'og:image:width', '1200'),
    meta('property', 'og:image:height', '630'),
    meta('property', 'og:image:alt', picture.says),
    ...(head.publishedAt ? [meta('property', 'article:published_time', head.publishedAt)] : []),
    ...(head.updatedAt ? [meta('property', 'article:modified_time', head.updatedAt)] : []),
    meta('name', 'twitter:card', 'summary_large_image'),
    meta('name', 'twitter:title', head.title),
    meta('name', 'twitter:description', head.description),
    meta('name', 'twitter:image', `${origin}/${picture.file}`),
    meta('name', 'twitter:image:alt', picture.says),
    ...(head.feeds ?? []).flatMap(({ title: name, noun, query }) =>
      (
        [
          ['application/rss+xml', 'xml'],
          ['application/feed+json', 'json'],
        ] as const
      ).map(
        ([type, ending]) =>
          `<link rel="alternate" type="${type}" title="${escaped(name)}" href="${escaped(
            `${origin}/feeds/${noun}.${ending}${query}`,
          )}">`,
      ),
    ),
    ...(head.data === undefined
      ? []
      : [
          `<script type="application/ld+json">${jsonInScript({ '@context': 'https://schema.org', ...head.data })}</script>`,
        ]),
  ].join('\n    ');
};

/** A page that nobody is to find or preview: what it is called is all that is said. */
export const hiddenHtml = (title: string): string =>
  `<title>${escaped(title === SITE ? SITE : `${title} · ${SITE}`)}</title>\n    ${meta('name', 'robots', 'noindex')}`;

/** The same for whoever runs no code. */
export const wordsHtml = ({ title, description }: Head): string =>
  `<h1>${escaped(title)}</h1><p>${escaped(description)}</p>`;
