import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FeedOf, jsonFeedOf, rssOf } from '#server/public/feeds.ts';
import { escaped, jsonInScript, xmlSafe } from '#server/public/markup.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .string({ maxLength: 40 })
    .map((text) => `\u0000\u0008\u001B\uFFFE\uD800${text}]]>\u{1F6B6}</title></script><!--&amp;"'`),
);

const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Names of the elements that are still open after a document has been read, or what is wrong with it. */
const openAfter = (xml: string): string[] => {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>/, '');
  for (const [, end, name, rest, text] of body.matchAll(/<(\/?)([a-z:A-Z]+)([^<>]*)>|([^<]+)/g)) {
    if (text !== undefined) {
      if (/[>]|&(?!#\d+;)/.test(text)) return [`stray: ${text}`];
    } else if (end === '/') {
      if (open.pop() !== name) return [`closed: ${name}`];
    } else if (rest?.endsWith('/') !== true) open.push(name ?? '');
  }
  return open;
};

const feedOf = (title: string, text: string): FeedOf => ({
  title,
  about: text,
  page: 'https://here.example/needs',
  self: 'https://here.example/feeds/needs.xml?q=a&tag=b',
  icon: 'https://here.example/card.png',
  items: [
    {
      id: 'x',
      url: 'https://here.example/needs/x',
      title,
      text,
      by: title,
      tags: [text],
      publishedAt: '2026-01-05T10:00:00Z',
    },
    { id: 'y', url: 'https://here.example/needs/y', title, text, by: null, tags: [], publishedAt: null },
  ],
});

describe('whatever a text holds', () => {
  test('a feed is well-formed XML of allowed characters, and says it all the same', () => {
    fc.assert(
      fc.property(nasty, nasty, (title, text) => {
        const xml = rssOf(feedOf(title, text));
        expect(xml.isWellFormed()).toBe(true);
        expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
        expect(openAfter(xml)).toEqual([]);
        const [, ...titles] = [...xml.matchAll(/<title>([^<]*)<\/title>/g)].map(([, inner]) =>
          unescaped(inner ?? ''),
        );
        expect(titles).toEqual([xmlSafe(title), xmlSafe(title)]);
        const [first] = [...xml.matchAll(/<item>.*?<description>([^<]*)<\/description>/gs)].map(
          ([, inner]) => inner ?? '',
        );
        expect(unescaped(unescaped(first ?? ''))).toBe(unescaped(unescaped(escaped(escaped(text)))));
        expect(JSON.parse(jsonFeedOf(feedOf(title, text))).items[0].title).toBe(xmlSafe(title));
      }),
    );
  });

  test('data in a page never ends its element, and is read back as it was', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const written = jsonInScript({ text });
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual({ text });
      }),
    );
  });
});
