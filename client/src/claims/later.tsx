import { type ComponentType, lazy, Suspense } from 'react';
import type { ClaimedNoun } from '#server/claims/claims.contract.ts';
import { learnWords } from '../words/en.ts';

/** Fetched with its words, by the pages that need them: the rest need not carry them. */
const later = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    await learnWords('claims');
    return { default: await load() };
  });

type Props = { noun: ClaimedNoun; id: string };

const Part = later(async () => (await import('./claim-part.tsx')).ClaimPart);
const Own = later(async () => (await import('./my-claims.tsx')).MyClaims);

/** The part of a page that asks whose something imported is. */
export const IsThisYours = (props: Props) => (
  <Suspense fallback={null}>
    <Part {...props} />
  </Suspense>
);

/** What somebody has claimed, on their own page. */
export const OwnClaims = () => (
  <Suspense fallback={null}>
    <Own />
  </Suspense>
);
