import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '#server/messages/messages.contract.ts';
import {
  emptyLog,
  joined,
  misses,
  type ThreadLog,
  withOne,
  withPage,
} from '../../client/src/messages/thread-log.ts';

const sent = (seq: number, change: number): Message => ({
  introductionId: '00000000-0000-4000-8000-000000000001',
  thread: 'all',
  seq,
  clientId: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  author: 'need',
  mine: false,
  left: false,
  body: `message ${seq}`,
  at: '2026-11-23T09:00:00Z',
  change,
  version: 1,
  editedAt: null,
  withdrawnAt: null,
});

/** A thread as the server keeps it: each change takes the next number, and is listed by it. */
const aThread = () => {
  const messages = new Map<number, Message>();
  let change = 0;
  const rewrite = (seq: number, to: Partial<Message>): Message | undefined => {
    const before = messages.get(seq);
    if (before === undefined || before.withdrawnAt !== null) return undefined;
    change += 1;
    const after = { ...before, ...to, version: before.version + 1, change };
    messages.set(seq, after);
    return after;
  };
  return {
    send: (): Message => {
      change += 1;
      const message = sent(messages.size + 1, change);
      messages.set(message.seq, message);
      return message;
    },
    edit: (seq: number) => rewrite(seq, { body: `text ${change}`, editedAt: '2026-11-23T10:00:00Z' }),
    withdraw: (seq: number) => rewrite(seq, { body: '', withdrawnAt: '2026-11-23T11:00:00Z' }),
    list: (after: number, limit: number) => ({
      items: [...messages.values()]
        .filter((message) => message.change > after)
        .sort((one, other) => one.change - other.change)
        .slice(0, limit),
      last: change,
      read: 0,
    }),
    all: () => [...messages.values()].sort((one, other) => one.seq - other.seq),
  };
};

/** What may happen, in any order: changes at the server, readings begun here, answers that arrive late or twice. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ does: 'send' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('edit' as const), seq: fc.integer({ min: 1, max: 12 }) }),
  },
  fc.record({ does: fc.constant('withdraw' as const), seq: fc.integer({ min: 1, max: 12 }) }),
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('ask' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('arrive' as const), which: fc.nat(30), twice: fc.boolean() }),
  },
  fc.record({ does: fc.constant('lose' as const), which: fc.nat(30) }),
);

const readOn = (log: ThreadLog, thread: ReturnType<typeof aThread>, limit: number): ThreadLog => {
  let known = log;
  for (;;) {
    const page = thread.list(known.upTo, limit);
    known = withPage(known, page);
    if (page.items.length === 0 || known.upTo >= page.last) return known;
  }
};

describe('the messages that are known here', () => {
  test('whatever was lost, doubled or late: reading on ends in what a fresh screen shows', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const thread = aThread();
        let log = emptyLog;
        let onTheirWay: ((before: ThreadLog) => ThreadLog)[] = [];
        const acknowledge = (message: Message | undefined): void => {
          if (message !== undefined) onTheirWay.push((before) => withOne(before, message));
        };
        for (const one of steps) {
          if (one.does === 'send') acknowledge(thread.send());
          else if (one.does === 'edit') acknowledge(thread.edit(one.seq));
          else if (one.does === 'withdraw') acknowledge(thread.withdraw(one.seq));
          else if (one.does === 'ask') {
            const page = thread.list(log.upTo, one.limit);
            onTheirWay.push((before) => withPage(before, page));
          } else {
            const answer = onTheirWay[one.which % Math.max(1, onTheirWay.length)];
            if (one.does === 'lose' || (one.does === 'arrive' && !one.twice))
              onTheirWay = onTheirWay.filter((other) => other !== answer);
            const before = log;
            if (one.does === 'arrive' && answer !== undefined) log = answer(log);
            // Nothing that was shown goes away, or back to an earlier text; each stands once and in order.
            for (const { seq, change } of before.messages)
              expect(log.messages.find((shown) => shown.seq === seq)?.change).toBeGreaterThanOrEqual(change);
            const order = log.messages.map(({ seq }) => seq);
            expect(order).toEqual([...new Set(order)].sort((left, right) => left - right));
          }
        }
        expect(readOn(log, thread, 3).messages).toEqual(thread.all());
      }),
    );
  });

  test('two logs know the same together, whichever is asked first and however often', () => {
    const aLog = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 })), { maxLength: 12 })
      .map((known) => known.reduce((log, [seq, change]) => withOne(log, sent(seq, change)), emptyLog));
    fc.assert(
      fc.property(aLog, aLog, aLog, (one, other, third) => {
        expect(joined(one, other)).toEqual(joined(other, one));
        expect(joined(joined(one, other), third)).toEqual(joined(one, joined(other, third)));
        expect(joined(one, one)).toEqual(one);
      }),
    );
  });

  test('what comes over a gap is shown, and the gap is known', () => {
    const two = withOne(withOne(emptyLog, sent(1, 1)), sent(2, 2));
    expect(two.upTo).toBe(2);
    const gap = withOne(two, sent(4, 4));
    expect(gap.messages.map(({ seq }) => seq)).toEqual([1, 2, 4]);
    expect([gap.upTo, misses(gap, sent(4, 4)), misses(two, sent(2, 2))]).toEqual([2, true, false]);
  });
});
