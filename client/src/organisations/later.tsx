import { type ComponentProps, type ComponentType, lazy, Suspense } from 'react';
import { learnWords } from '../words/en.ts';
import type { EndMembership as End } from './end-membership.tsx';
import type { RevokeInvitation as Revoke } from './revoke-invitation.tsx';
import type { Withdrawal as Taken } from './withdrawal.tsx';

/** What administrators alone do, and what their members are told of it: fetched with its words when it is needed. */
const later = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    await learnWords('administration', 'organisations');
    return { default: await load() };
  });

const LaterEnd = later(async () => (await import('./end-membership.tsx')).EndMembership);
const LaterRevoke = later(async () => (await import('./revoke-invitation.tsx')).RevokeInvitation);
const LaterWithdrawal = later(async () => (await import('./withdrawal.tsx')).Withdrawal);

export const EndMembership = (props: ComponentProps<typeof End>) => (
  <Suspense fallback={null}>
    <LaterEnd {...props} />
  </Suspense>
);

export const RevokeInvitation = (props: ComponentProps<typeof Revoke>) => (
  <Suspense fallback={null}>
    <LaterRevoke {...props} />
  </Suspense>
);

export const Withdrawal = (props: ComponentProps<typeof Taken>) => (
  <Suspense fallback={null}>
    <LaterWithdrawal {...props} />
  </Suspense>
);
