import { escaped, xmlSafe } from './markup.ts';

export interface FeedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly by: string | null;
  readonly tags: readonly string[];
  readonly publishedAt: string | null;
}

export interface FeedOf {
  readonly title: string;
  readonly about: string;
  /** The list as people read it, and this very feed. */
  readonly page: string;
  readonly self: string;
  /** The picture that stands for it. */
  readonly icon: string;
  readonly items: readonly FeedItem[];
}

const tag = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${escaped(text)}</${name}>`;

const rssItem = ({ id, url, title, text, by, tags, publishedAt }: FeedItem): string =>
  [
    '<item>',
    tag('title', title),
    tag('link', url),
    tag('guid', `urn:uuid:${id}`, ' isPermaLink="false"'),
    // A description is read as HTML once it has been read as XML, so our plain text is written so twice.
    tag('description', escaped(text)),
    ...(by === null ? [] : [tag('dc:creator', by)]),
    ...tags.map((label) => tag('category', label)),
    ...(publishedAt === null ? [] : [tag('pubDate', new Date(publishedAt).toUTCString())]),
    '</item>',
  ].join('');

/** RSS 2.0 (https://www.rssboard.org/rss-specification), well-formed whatever its texts hold. */
export const rssOf = ({ title, about, page, self, items }: FeedOf): string =>
  `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    tag('title', title),
    tag('link', page),
    tag('description', about),
    '<language>en-gb</language>',
    `<atom:link rel="self" type="application/rss+xml" href="${escaped(self)}"/>`,
    ...items.map(rssItem),
    '</channel></rss>',
  ].join('\n')}\n`;

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeedOf = ({ title, about, page, self, icon, items }: FeedOf): string =>
  `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: about,
    home_page_url: page,
    feed_url: self,
    icon,
    language: 'en-GB',
    items: items.map(({ id, url, title: name, text, by, tags, publishedAt }) => ({
      id: `urn:uuid:${id}`,
      url,
      title: xmlSafe(name),
      content_text: xmlSafe(text),
      ...(publishedAt === null ? {} : { date_published: publishedAt }),
      ...(by === null ? {} : { authors: [{ name: by }] }),
      tags,
    })),
  })}\n`;
