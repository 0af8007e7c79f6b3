import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Another person now sees these pages: nothing of the last one may stay, and everything is read afresh. */
export const useAfterSignIn = (): ((back: string | undefined) => Promise<void>) => {
  const client = useQueryClient();
  const router = useRouter();
  return async (back) => {
    await router.navigate({ href: back ?? '/me' });
    await client.resetQueries();
  };
};
