import { describe, expect, test } from '@jest/globals';
import { type Row, rowsOf } from '#server/import/csv-rows.ts';
import { type Bytes, encodingOf } from '#server/import/encoding.ts';

const fileOf = (content: string | Uint8Array): Bytes =>
  async function* () {
    yield Buffer.from(content);
  };

/** Each row as its line, its fields, and what is wrong with it. */
const read = async (content: string | Uint8Array): Promise<unknown[][]> => {
  const file = fileOf(content);
  const found = await Array.fromAsync(rowsOf(file, await encodingOf(file)));
  return found
    .filter((row): row is Row => 'line' in row)
    .map(({ line, values, fault }) => [
      line,
      ...Object.values(values),
      ...(fault === undefined ? [] : [fault]),
    ]);
};
const refusal = (content: string | Uint8Array): Promise<string> =>
  read(content).then(
    () => 'it was read',
    (error: Error) => error.message,
  );

describe('a file of rows', () => {
  test.each([
    ['with Unix line ends', 'a,b\n1,2\n3,4\n'],
    ['with Windows line ends', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['with old Mac line ends', 'a,b\r1,2\r3,4\r'],
    ['with all kinds of line ends', 'a,b\r\n1,2\n3,4\r'],
    ['without a last line end', 'a,b\n1,2\n3,4'],
    ['with a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['with capitals and spaces in the first line', 'A , b\n1,2\n3,4\n'],
  ])('%s is read', async (_, content) => {
    expect(await read(content)).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  test('keeps count of lines over quoted line breaks and blank lines', async () => {
    expect(await read('a,b\n\n"x\ny\r\nz",2\n\n\n3,4\n')).toEqual([
      [3, 'x\ny\r\nz', '2'],
      [8, '3', '4'],
    ]);
  });

  test('keeps quotes: doubled inside quotes, single outside; others are a fault of their row', async () => {
    expect(await read('a,b\n"a ""b"" c",5" pipe\n"a "b" c",2\n"""q""",4\n')).toEqual([
      [2, 'a "b" c', '5" pipe'],
      [3, '"a "b" c"', '2', 'A quote inside quotes must be doubled'],
      [4, '"q"', '4'],
    ]);
  });

  test('tells rows with too few or too many fields', async () => {
    expect(await read('a,b\n1\n1,2,3\n')).toEqual([
      [2, '1', 'The row has 1 fields where the first line has 2'],
      [3, '1', '2', '3', 'The row has 3 fields where the first line has 2'],
    ]);
  });

  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['a file of blank lines', '\n\n', 'The file is empty.'],
    ['a mark and nothing else', '\uFEFF', 'The file is empty.'],
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 'A quote is opened after the row on line 2'],
    ['a huge row', `a,b\n1,${'x'.repeat(5_000_000)}\n`, 'After the row on line 1 comes one of over 4 MB'],
    ['the same column twice', 'a,b,a\n1,2,3\n', 'The column "a" stands twice'],
    ['semicolons', 'a;b\n1;2\n', 'The columns must be separated by commas'],
  ])('refuses %s', async (_, content, message) => {
    expect(await refusal(content)).toContain(message);
  });
});

describe('the bytes of a file', () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

  test('as UTF-8 are read as they are, over the seams of chunks too', async () => {
    const text = 'ŵ€ – 𝄞'.repeat(40_000);
    const [row] = await read(`a,b\n1,${text}\n`);
    expect(row?.[2]).toBe(text);
  });

  test('as Windows-1252 are converted', async () => {
    const file = fileOf(
      Uint8Array.from([...Buffer.from('a,b\n1,'), 0x93, 0xa3, 0x35, 0x94, 0x96, 0xe9, 0x0a]),
    );
    expect(await encodingOf(file)).toBe('windows-1252');
    expect((await Array.fromAsync(rowsOf(file, 'windows-1252')))[1]).toMatchObject({
      values: { b: '“£5”–é' },
    });
  });

  test('of both kinds are told apart row by row', async () => {
    const file = fileOf(Buffer.concat([Buffer.from('a,b\n1,é\n2,'), latin('é'), Buffer.from('\n3,ŵ\n')]));
    expect(await encodingOf(file)).toBe('mixed');
  });

  test.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 'UTF-16'],
    ['UTF-16 without one', Buffer.from('a,b\n1,2\n', 'utf16le'), 'UTF-16'],
    ['a workbook', Buffer.from('PK\u0003\u0004abcdef'), 'workbook'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4]), 'binary'],
    ['neither encoding', Uint8Array.from([0x61, 0x2c, 0x81, 0x8d, 0xff]), 'neither'],
  ])('that are %s are refused by their name', async (_, content, name) => {
    expect(await refusal(content)).toContain(name);
  });
});
