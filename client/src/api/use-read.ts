import {
  keepPreviousData,
  queryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { Endpoint, ReplyOf } from '#server/http/endpoint.contract.ts';
import { type CallInput, call } from './call.ts';
import { keyOf } from './keys.ts';

type Options = {
  enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way, as when filters change. */
  keep?: boolean;
  staleTime?: number;
  /** Milliseconds; for pages of visitors, who have no live connection. */
  refetchEvery?: number;
};

/** For the router's loaders and for prefetching: the same key and call as `useRead`. */
export const readOptions = <E extends Endpoint>(endpoint: E, input: CallInput<E>) =>
  queryOptions({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }): Promise<ReplyOf<E>> => call(endpoint, { ...input, signal }),
  });

export const useRead = <E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { enabled = true, keep = false, staleTime, refetchEvery }: Options = {},
): UseQueryResult<ReplyOf<E>> =>
  useQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }): Promise<ReplyOf<E>> => call(endpoint, { ...input, signal }),
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(refetchEvery === undefined ? {} : { refetchInterval: refetchEvery }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });

type Page = { items: unknown[]; next: string | null };
type Paged<E extends Endpoint> = ReplyOf<E> extends Page ? E : never;

/** A list that grows: its pages so far, and "Show more". The cursor is this hook's business. */
export const usePages = <E extends Endpoint>(
  endpoint: E & Paged<E>,
  input: CallInput<E>,
  { enabled = true, keep = true }: Options = {},
) => {
  const { query }: { query?: unknown } = input;
  const read = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<ReplyOf<E> & Page> => {
      const asked = { ...(typeof query === 'object' ? query : {}), cursor: pageParam };
      return (await call(endpoint, { ...input, query: asked, signal } as CallInput<E>)) as ReplyOf<E> & Page;
    },
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  type Item = ReplyOf<E> extends { items: (infer I)[] } ? I : never;
  const items = (read.data?.pages ?? []).flatMap((page) => page.items as Item[]);
  return { ...read, items, first: read.data?.pages[0] };
};
