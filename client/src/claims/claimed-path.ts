import type { Claim } from '#server/claims/claims.contract.ts';

/** The page of what is claimed. */
export const claimedPath = ({ noun, nounId }: Pick<Claim, 'noun' | 'nounId'>) => {
  const params = { id: nounId };
  if (noun === 'need') return { to: '/needs/$id', params } as const;
  if (noun === 'idea') return { to: '/ideas/$id', params } as const;
  return { to: '/organisations/$id', params } as const;
};
