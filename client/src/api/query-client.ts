import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { codeOf } from './api-error.ts';

const transient = new Set(['offline', 'not_ready', 'busy']);

/** Refusals are answers and are not asked again; silence and overload are, a few times. */
export const mayRetry = (failures: number, fault: unknown): boolean =>
  failures < 3 && transient.has(codeOf(fault));

/** A session that has ended shows at once everywhere, not only where it was noticed. */
const noticeSignOut = (fault: Error): void => {
  if (codeOf(fault) === 'not_signed_in') void queryClient.invalidateQueries({ queryKey: ['session'] });
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      retry: mayRetry,
      // Live events say when something is stale; this is the net under them.
      staleTime: 30_000,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
