import { getMe, type Me } from '#server/accounts/accounts.contract.ts';
import { useRead } from '../api/use-read.ts';

type Session = {
  /** Who is signed in; null for a visitor; undefined while nobody knows yet. */
  me: Me | null | undefined;
  demo: boolean;
  mailbox: boolean;
};

export const useSession = (): Session => {
  const { data, isError } = useRead(getMe, {}, { staleTime: 60_000 });
  const unknown = isError ? null : undefined;
  return {
    me: data === undefined ? unknown : data.me,
    demo: data?.demo ?? false,
    mailbox: data?.mailbox ?? false,
  };
};

export const useMe = (): Me | null | undefined => useSession().me;
