import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { getMe } from '#server/accounts/accounts.contract.ts';
import { readOptions } from '../api/use-read.ts';

/** Another person now sees these pages: nothing of the last one may stay. Who it is has just been read. */
export const forgetOthers = (client: QueryClient): Promise<void> =>
  client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

/** Where signing in leads: back to where the person was, or to their work: a broker's is the queue. */
export const useAfterSignIn = (): ((back: string | undefined) => Promise<void>) => {
  const client = useQueryClient();
  const router = useRouter();
  return async (back) => {
    const { me } = await client.fetchQuery(readOptions(getMe, {}));
    const home = me !== null && me.agencyId !== null ? '/queue' : '/me';
    await router.navigate({ href: back ?? home });
    await forgetOthers(client);
  };
};
