import { type ComponentProps, lazy, Suspense } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { learnWords } from '../words/en.ts';

const Save = lazy(async () => {
  await learnWords('alerts');
  return { default: (await import('./follow-buttons.tsx')).SaveSearch };
});
const Follow = lazy(async () => {
  await learnWords('alerts');
  return { default: (await import('./follow-buttons.tsx')).FollowItem };
});

/** Saves the filters of a list; fetched with its words, by those who are signed in. */
export const SaveThisSearch = (props: ComponentProps<typeof Save>) =>
  useMe() ? (
    <Suspense fallback={null}>
      <Save {...props} />
    </Suspense>
  ) : null;

/** Follows a tag of an item in one of its places. */
export const FollowThis = (props: ComponentProps<typeof Follow>) =>
  useMe() ? (
    <Suspense fallback={null}>
      <Follow {...props} />
    </Suspense>
  ) : null;
