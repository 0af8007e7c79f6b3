import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Here, markOf, presence } from '#server/realtime/presence.ts';

const somebody: fc.Arbitrary<Here> = fc.record({
  socket: fc.constantFrom('s1', 's2', 's3', 's4'),
  process: fc.constantFrom('p1', 'p2'),
  personId: fc.constantFrom('anna', 'ben'),
  as: fc.constantFrom('need', 'idea', 'broker'),
  introductionId: fc.constantFrom('one', 'two'),
  thread: fc.constantFrom('all', 'need'),
});
const where = ({ socket, introductionId, thread, as }: Here): string =>
  [socket, introductionId, thread, as].join(' ');

test('two that know the same say the same mark, however they came to know it, and otherwise another', () => {
  const known = fc.array(somebody, { maxLength: 8 });
  fc.assert(
    fc.property(known, known, fc.nat({ max: 9 }), (some, others, gone) => {
      const [one, other] = [presence(), presence()];
      const [mine, theirs] = [new Map<string, Here>(), new Map<string, Here>()];
      for (const here of some) {
        one.arrive(here);
        mine.set(here.socket, here);
      }
      for (const here of [...others, ...(gone > 4 ? some.toReversed() : [])]) {
        other.arrive(here);
        theirs.set(here.socket, here);
      }
      const leaving = [...theirs.keys()][gone % 5];
      if (leaving !== undefined) {
        other.leave(leaving);
        theirs.delete(leaving);
      }
      const held = (all: typeof mine, process: string) =>
        [...all.values()].filter((here) => here.process === process);
      for (const process of ['p1', 'p2']) {
        const [here, there] = [held(mine, process), held(theirs, process)];
        expect(one.markOf(process)).toBe(markOf(here.toReversed()));
        expect(one.markOf(process) === other.markOf(process)).toBe(
          here.map(where).sort().join() === there.map(where).sort().join(),
        );
      }
    }),
  );
});

test('one who has come in the place of another changes the mark, though not the number', () => {
  const all = presence();
  const here = { process: 'p', personId: 'anna', as: 'need', introductionId: 'one', thread: 'all' } as const;
  all.arrive({ ...here, socket: 's1' });
  const before = all.markOf('p');
  all.leave('s1');
  all.arrive({ ...here, socket: 's2' });
  expect(all.markOf('p')).not.toBe(before);
  const second = all.markOf('p');
  all.arrive({ ...here, socket: 's2', introductionId: 'two' });
  expect(all.markOf('p')).not.toBe(second);
});
