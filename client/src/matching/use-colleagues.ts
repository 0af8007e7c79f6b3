import { listMembers } from '#server/organisations/organisations.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useRead } from '../api/use-read.ts';

export type Colleague = { personId: string; name: string; me: boolean };

/** The brokers of my agency, myself first. */
export const useColleagues = (): Colleague[] => {
  const me = useMe();
  const agencyId = me?.agencyId ?? null;
  const { data } = useRead(
    listMembers,
    { params: { id: agencyId ?? '' } },
    { enabled: agencyId !== null, staleTime: 300_000 },
  );
  return (data?.items ?? [])
    .filter(({ role, suspended }) => role === 'broker' && !suspended)
    .map(({ personId, name }) => ({ personId, name, me: personId === me?.personId }))
    .sort((one, other) => Number(other.me) - Number(one.me) || one.name.localeCompare(other.name, 'en-GB'));
};
