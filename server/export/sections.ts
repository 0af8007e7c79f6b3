/** One member of the object: a value, or pages of values that become one array. */
export type Section = readonly [
  name: string,
  read: () => unknown | Promise<unknown> | AsyncIterable<readonly unknown[]>,
];

const isPaged = (value: unknown): value is AsyncIterable<readonly unknown[]> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** A JSON object written member by member, each read only when those before it have been taken. */
export async function* objectOf(sections: readonly Section[]): AsyncGenerator<string> {
  let before = '{\n';
  for (const [name, read] of sections) {
    yield `${before}${JSON.stringify(name)}: `;
    before = ',\n';
    const value = await read();
    if (!isPaged(value)) {
      yield JSON.stringify(value ?? null, null, 1);
      continue;
    }
    let between = '[\n';
    for await (const page of value) {
      if (page.length === 0) continue;
      yield between + page.map((one) => JSON.stringify(one, null, 1)).join(',\n');
      between = ',\n';
    }
    yield between === '[\n' ? '[]' : '\n]';
  }
  yield '\n}\n';
}
