import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Response } from 'express';
import fc from 'fast-check';
import type { Column } from '#server/export/columns.ts';
import { describe as described, jsonLdOf, turtleOf } from '#server/export/skos.ts';
import { csvOf, jsonOf } from '#server/export/tables.ts';
import { sendStream } from '#server/http/send-stream.ts';

const whole = async (pieces: AsyncIterable<string>): Promise<string> =>
  (await Array.fromAsync(pieces)).join('');

type Row = { text: string; number: number; list: string[] };
const columns: Column<Row>[] = [
  { name: 'text', about: '', of: ({ text }) => text },
  { name: 'number', about: '', of: ({ number }) => number },
  { name: 'list', about: '', of: ({ list }) => list },
];
const word = fc.string({ unit: 'binary', maxLength: 20 });
const someRows = fc.array(
  fc.record({
    text: fc.oneof(
      word,
      fc.constantFrom('=1+1', '+44', '-5', '@sum', '\tx', '\rx', 'a"b', 'a,b', 'a\r\nb', '“é” \u{1F6B6}'),
    ),
    number: fc.integer(),
    list: fc.array(fc.constantFrom('one', 'two')),
  }),
  { maxLength: 8 },
);

describe('tables', () => {
  test('CSV is read back as it was written, and no text in it is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (given) => {
        const pages = [given.slice(0, 3), given.slice(3)];
        const text = await whole(csvOf(columns, pages, ''));
        const read = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
          string,
          string
        >[];
        expect(read.map(({ text: cell = '' }) => cell)).toEqual(
          given.map(({ text: cell }) => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(read.map(({ number }) => Number(number))).toEqual(given.map(({ number }) => number));
        expect(read.map(({ list }) => list)).toEqual(given.map(({ list }) => list.join('; ')));
      }),
    );
  });

  test('JSON has every text as it is, whatever the pages', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (given) => {
        const text = await whole(
          jsonOf({ licence: null }, columns, [[], given.slice(0, 2), given.slice(2)], ''),
        );
        expect(JSON.parse(text)).toEqual({ licence: null, items: given });
      }),
    );
  });

  test('nothing is read ahead of whoever takes it', async () => {
    let read = 0;
    const pages = (function* () {
      for (; read < 1_000; read += 1) yield [{ text: 'x', number: 1, list: [] }];
    })();
    const pieces = csvOf(columns, pages, '');
    for (let taken = 0; taken < 4; taken += 1) await pieces.next();
    await pieces.return(undefined);
    expect(read).toBeLessThan(5);
  });
});

const tag = (id: string, label: string, more: object = {}) => ({
  id,
  label,
  code: id,
  taxonomyId: 'own',
  parentId: null,
  synonyms: [],
  pattern: null,
  excludePattern: null,
  sdg: null,
  uri: null,
  replacedBy: null,
  retiredAt: null,
  ...more,
});

test('tags are SKOS: schemes, labels in one line each, wider tags, mappings, what was merged', async () => {
  const tags = [
    tag('a', 'Older "people" \\ \n carers', { synonyms: ['Elders'] }),
    tag('b', 'Falls', { parentId: 'a', uri: 'https://example.org/falls> . <x' }),
    tag('c', 'Trips', { replacedBy: 'b', uri: 'javascript:alert(1)' }),
  ];
  const all = () => described(tags, [{ from: 'b', to: 'a', kind: 'broad' }], 'http://here.example');
  const turtle = [...turtleOf(all())].join('');
  expect(turtle).toContain('skos:prefLabel "Older \\u0022people\\u0022 \\u005C \\u000A carers"@en');
  expect(turtle).toContain('skos:broader <http://here.example/data#a>');
  expect(turtle).toContain('skos:broadMatch <http://here.example/data#a>');
  expect(turtle).toContain('skos:exactMatch <https://example.org/falls\\u003E\\u0020.\\u0020\\u003Cx>');
  expect(turtle).toMatch(
    /owl:deprecated true ;\n {2}dcterms:isReplacedBy <http:\/\/here\.example\/data#b> \./,
  );
  expect(turtle).not.toContain('javascript:');
  const graph = JSON.parse([...jsonLdOf(all())].join(''))['@graph'];
  expect(graph.map((one: { '@type': string }) => one['@type'])).toEqual([
    'skos:ConceptScheme',
    'skos:Concept',
    'skos:Concept',
    'skos:Concept',
  ]);
  expect(graph[1]['skos:altLabel']).toEqual([{ '@value': 'Elders', '@language': 'en' }]);
});

test('a reader who is slow is waited for, and one who is gone ends the writing', async () => {
  let written = 0;
  let ended = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  async function* endless(): AsyncGenerator<string> {
    try {
      for (; ; written += 1) yield 'x'.repeat(65_536);
    } finally {
      ended();
    }
  }
  const sent: Promise<void>[] = [];
  const server = createServer(
    (_request, response) => void sent.push(sendStream(response as Response, endless())),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [answer] = await once(request({ port, agent: false }).end(), 'response');
  answer.destroy();
  await end;
  // Nothing was thrown: that somebody goes is no fault.
  await Promise.all(sent);
  expect(written).toBeLessThan(1_000);
  server.close();
});
