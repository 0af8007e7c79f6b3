import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Another person now sees these pages: nothing of the last one may stay. Who it is has just been read. */
export const forgetOthers = (client: QueryClient): Promise<void> =>
  client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

/** Where signing in leads: back to where the person was, or to their own page. */
export const useAfterSignIn = (): ((back: string | undefined) => Promise<void>) => {
  const client = useQueryClient();
  const router = useRouter();
  return async (back) => {
    await router.navigate({ href: back ?? '/me' });
    await forgetOthers(client);
  };
};
