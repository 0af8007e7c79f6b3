import { expect, test } from '@jest/globals';
import type { Health } from '#server/administration/instance.contract.ts';
import { worriesOf } from '../../client/src/administration/worries.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
const well: Health = {
  version: '1.0.0',
  startedAt: ago(60),
  market: { ready: true, needs: 1, ideas: 2, event: 9, newest: 9, behindSince: null },
  runners: 1,
  waitingSince: ago(4),
  givenUp: 0,
  mailWaiting: 3,
  eventsLastHour: 4,
  manyEvents: false,
  database: {
    version: '18.0',
    bytes: 1,
    connections: 10,
    mostConnections: 100,
    lastMigration: null,
    migrationsWaiting: 0,
  },
};
const kinds = (changed: Partial<Health>) => worriesOf({ ...well, ...changed }, now).map(({ kind }) => kind);

test('an instance that does well worries nobody, nor does what is of a moment', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ market: { ...well.market, newest: 900, behindSince: ago(0.5) } })).toEqual([]);
});

test('whoever runs it is told what is not well', () => {
  expect(kinds({ runners: 0, waitingSince: ago(6), givenUp: 2 })).toEqual(['runners', 'waiting', 'givenUp']);
  expect(kinds({ market: { ...well.market, newest: 10, behindSince: ago(2) } })).toEqual(['behind']);
  expect(kinds({ market: { ...well.market, ready: false, behindSince: ago(2) } })).toEqual(['market']);
  expect(kinds({ database: { ...well.database, connections: 95, migrationsWaiting: 1 } })).toEqual([
    'migrations',
    'connections',
  ]);
});
