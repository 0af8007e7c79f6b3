import type { Health } from '#server/administration/instance.contract.ts';

export type Worry =
  | { readonly kind: 'market' | 'runners' | 'connections' }
  | { readonly kind: 'givenUp' | 'migrations'; readonly count: number }
  | { readonly kind: 'behind' | 'waiting'; readonly since: string };

/** As whoever runs it is told to watch for; a job that was queued just now is no worry. */
const PATIENCE = 5 * 60_000;
const NEARLY_ALL = 0.9;
/** Between an event and a market that has taken it up there is always a moment. */
const A_MOMENT = 60_000;

/** What of an instance somebody should look at, the gravest first. `now` in ms. */
export const worriesOf = (health: Health, now: number): Worry[] => {
  const { market, runners, waitingSince, givenUp, database } = health;
  const lasts = (since: string | null, most: number): since is string =>
    since !== null && now - Date.parse(since) > most;
  const worries: Worry[] = [];
  if (runners === 0) worries.push({ kind: 'runners' });
  if (!market.ready) worries.push({ kind: 'market' });
  else if (lasts(market.behindSince, A_MOMENT)) worries.push({ kind: 'behind', since: market.behindSince });
  if (database.migrationsWaiting > 0) worries.push({ kind: 'migrations', count: database.migrationsWaiting });
  if (database.connections >= NEARLY_ALL * database.mostConnections) worries.push({ kind: 'connections' });
  if (lasts(waitingSince, PATIENCE)) worries.push({ kind: 'waiting', since: waitingSince });
  if (givenUp > 0) worries.push({ kind: 'givenUp', count: givenUp });
  return worries;
};
