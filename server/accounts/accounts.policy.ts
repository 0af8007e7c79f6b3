/**
 * The part of "who may see a contact card" that lies with its owner: whether they have granted an agency, and have
 * not taken it back. The whole rule, both sides included, is server/introductions/cards.policy.ts.
 */
export const hasGranted = (
  grants: readonly { readonly agencyId: string; readonly revokedAt: string | null }[],
  agencyId: string,
): boolean => grants.some((grant) => grant.agencyId === agencyId && grant.revokedAt === null);
