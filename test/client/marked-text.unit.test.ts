import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MarkedText } from '../../client/src/messages/marked-text.ts';

const page = (text: string): string => renderToStaticMarkup(createElement(MarkedText, { text }));
const wordsOf = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|#x27|amp);/g, (_, name: string) => {
    return { lt: '<', gt: '>', quot: '"', '#x27': "'", amp: '&' }[name] ?? '';
  });

describe('what a message may look like', () => {
  test.each([
    ['**Bold**, _italic_ and `code`', '<p><strong>Bold</strong>, <em>italic</em> and <code>code</code></p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['> said\n\nanswered', '<blockquote><p>said</p></blockquote><p>answered</p>'],
    ['```\n<b>\n```', '<pre><code>&lt;b&gt;</code></pre>'],
    ['one\ntwo', '<p>one<br/>two</p>'],
    ['2 * 3 * 4 and snake_case_name', '<p>2 * 3 * 4 and snake_case_name</p>'],
    ['# no heading\n***', '<p># no heading<br/>***</p>'],
  ])('%j', (text, html) => expect(page(text)).toBe(html));
});

const link = (to: string, words: string): string =>
  `<p><a href="${to}" target="_blank" rel="noopener noreferrer nofollow">${words}</a></p>`;

describe('a link', () => {
  test.each([
    ['https://nhs.uk/falls', link('https://nhs.uk/falls', '<bdi>https://nhs.uk/falls</bdi>')],
    ['www.nhs.uk', link('http://www.nhs.uk/', '<bdi>www.nhs.uk</bdi>')],
    ['nia@example.org', link('mailto:nia@example.org', '<bdi>nia@example.org</bdi>')],
    [
      '[ring me](tel:+44-20-7946-0000)',
      link('tel:+442079460000', '<bdi>ring me</bdi> <small>(+44-20-7946-0000)</small>'),
    ],
    [
      '[here](https://example.org/a)',
      link('https://example.org/a', '<bdi>here</bdi> <small>(example.org)</small>'),
    ],
    [
      '[https://nhs.uk](https://evil.example)',
      link('https://evil.example/', '<bdi>https://nhs.uk</bdi> <small>(evil.example)</small>'),
    ],
    [
      '[nhs.uk.evil.example](https://evil.example)',
      link('https://evil.example/', '<bdi>nhs.uk.evil.example</bdi> <small>(evil.example)</small>'),
    ],
  ])('tells where it leads: %j', (text, html) => expect(page(text)).toBe(html));

  test('whose letters only look like another address shows the true one', () => {
    expect(page('https://\u0430pple.com')).toContain('<small>(xn--pple-43d.com)</small>');
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/sign-out)',
    '<javascript:alert(1)>',
    'ftp://example.org/file',
  ])('to anywhere else stays text: %s', (text) => expect(page(text)).not.toContain('<a '));

  test.each(['[x](https://nhs.uk@evil.example/y)', '[x](mailto:a@b.org,all@evil.example)'])(
    'in disguise is taken to pieces, and no piece leads further than it says: %s',
    (text) => expect(page(text)).not.toMatch(/href="[^"]*evil\.example\/y|href="[^"]*[@,][^"]*evil/),
  );

  test('carries no hidden copies of a mail', () => {
    expect(page('[write](mailto:nia@example.org?bcc=all@evil.example)')).toContain(
      'href="mailto:nia@example.org"',
    );
  });
});

/** Everything that may be drawn, to the letter. */
const allowed =
  /^<(\/?(p|strong|em|ul|li|blockquote|code|pre|bdi|small|ol|a)|br\/|ol start="\d+"|a href="(https?:\/\/[^"<>\s]+|mailto:[^"<>\s]+|tel:\+?\d*)" target="_blank" rel="noopener noreferrer nofollow")>$/;

const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1) "t")',
  '![x](https://x.example/y.png)',
  '<https://a.b/"onclick=alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '&lt;script&gt;',
  '<!-- -->',
  '<![CDATA[',
  '<style>*{display:none}</style>',
  '[`](<https://a.b/> "x")',
  '](',
  '](data:text/html;base64,',
  '\u202e',
  '\u0000',
  '"><svg/onload=alert(1)>',
  'https://x.example/"><b>',
  'mailto:a@b.c?subject="><b>',
  'tel:1;phone-context=evil',
  '> ',
  '- ',
  '1. ',
  '```',
  '`',
  '**',
  '_',
  '\n',
  '\n\n',
  '    ',
  '\\',
  '&#106;avascript:',
);
const text = fc
  .array(fc.oneof(hostile, fc.string(), fc.webUrl()), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('whatever is written', () => {
  test('nothing is drawn but the plain marks, and a link leads to the web, a mail or a telephone', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const tag of page(written).match(/<[^>]*>/g) ?? []) expect(tag).toMatch(allowed);
      }),
      { numRuns: 500 },
    );
  });

  test('words are kept, each and in order', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    const marks = fc.constantFrom(
      ' ',
      '\n',
      '\n\n',
      ' **',
      '** ',
      ' _',
      '_ ',
      '\n- ',
      '\n> ',
      '\n1. ',
      ' `',
      '` ',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(marks, word), { minLength: 1, maxLength: 20 }), (parts) => {
        const shown = wordsOf(page(parts.flat().join(''))).match(/[a-z]{2,}/g) ?? [];
        expect(shown.join('')).toBe(parts.map(([, one]) => one).join(''));
      }),
    );
  });
});
