import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { heardUpTo, isNew, sureUpTo, withHeard } from '../../client/src/api/heard.ts';

/** An event: the next number of the record, about one of a few things. */
const events = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 });

/** How the events come over the line, place by place: lost, doubled, late, and with readings of the record between. */
const line = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ does: fc.constant('hear' as const), which: fc.nat(39) }) },
    { weight: 3, arbitrary: fc.constant({ does: 'happen' } as const) },
    fc.record({ does: fc.constant('read' as const), page: fc.integer({ min: 1, max: 7 }) }),
  ),
  { maxLength: 120 },
);

test('any order, loss and doubling of live events ends in the fresh view, and no event is taken twice', () => {
  fc.assert(
    fc.property(events, line, (things, steps) => {
      // The server: each thing's version rises with each event about it. The screen: what it last read of each.
      const record: number[] = [];
      const fresh = new Map<number, number>();
      const view = new Map<number, number>();
      let heard = heardUpTo(0);
      let taken = 0;
      const hear = (seq: number): void => {
        if (!isNew(heard, seq)) return;
        heard = withHeard(heard, seq);
        taken += 1;
        const thing = record[seq - 1];
        if (thing !== undefined) view.set(thing, fresh.get(thing) ?? 0);
      };
      const read = (page: number): void => {
        const after = heard.sure;
        const reached = Math.min(record.length, after + page);
        for (let seq = after + 1; seq <= reached; seq += 1) hear(seq);
        heard = sureUpTo(heard, reached);
      };
      for (const step of steps) {
        const thing = things[record.length];
        if (step.does === 'happen' && thing !== undefined) {
          record.push(thing);
          fresh.set(thing, (fresh.get(thing) ?? 0) + 1);
        } else if (step.does === 'hear' && record.length > 0) hear((step.which % record.length) + 1);
        else if (step.does === 'read') read(step.page);
      }
      while (heard.sure < record.length) read(3);
      expect(view).toEqual(fresh);
      expect(taken).toBe(record.length);
      expect(heard.beyond.size).toBe(0);
    }),
  );
});
