import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Endpoint, Noun } from '#server/http/endpoint.contract.ts';

const itself = /^\/[a-z-]+\/:id$/;

/** `[noun, id, …]` for a thing itself, `[noun, 'list', …]` for everything that is made of many things. */
export const keyOf = (
  endpoint: Endpoint,
  input: { params?: unknown; query?: unknown; body?: unknown },
): QueryKey => {
  const { params, query, body } = input;
  const id =
    itself.test(endpoint.path) && typeof params === 'object' && params !== null && 'id' in params
      ? String(params.id)
      : 'list';
  return [endpoint.noun, id, endpoint.path, { params, query, body }];
};

/** What else a change of one noun makes stale: a message moves its introduction's unread count, and so on. */
const echoes: Partial<Record<Noun, readonly Noun[]>> = {
  session: ['person', 'organisation'],
  person: ['session'],
  organisation: ['session'],
  need: ['match'],
  idea: ['match'],
  match: [],
  claim: ['need', 'idea', 'organisation', 'match'],
  introduction: ['match', 'message'],
  message: ['introduction'],
  note: ['introduction'],
  notification: ['session'],
};

/** Called for each event: that item, the lists of its noun, and what echoes it. */
export const invalidateItem = async (client: QueryClient, noun: Noun, id: string): Promise<void> => {
  const stale: QueryKey[] = [[noun, id], [noun, 'list'], ...(echoes[noun] ?? []).map((echo) => [echo])];
  await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
};

/** Called after one's own act: everything of that noun, since the reply does not say what else it moved. */
export const invalidateNoun = async (client: QueryClient, noun: Noun): Promise<void> => {
  const stale = [noun, ...(echoes[noun] ?? [])];
  await Promise.all(stale.map((one) => client.invalidateQueries({ queryKey: [one] })));
};

/** What was read before a moment, and might have changed since. */
export const invalidateOlder = (client: QueryClient, moment: number): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      state.dataUpdatedAt < moment && queryKey[0] !== 'region' && queryKey[0] !== 'tag',
  });

/** After a long absence nobody knows what changed; places and tags hardly ever do. */
export const invalidateAll = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'region' && queryKey[0] !== 'tag',
  });
