import type { ClaimedNoun, getClaimState } from '#server/claims/claims.contract.ts';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import type { Choice } from '../ui/controls.tsx';
import { useTranslation } from '../words/use-translation.ts';

export type Whole = NonNullable<ReplyOf<typeof getClaimState>['whole']>;

/** One thing alone, or all of its organisation; where there is no choice, none is offered. */
export const useWholeChoices = (noun: ClaimedNoun, whole: Whole | null): Choice<'one' | 'all'>[] => {
  const { t } = useTranslation();
  if (whole === null || noun === 'organisation') return [];
  return [
    { value: 'one', label: t(noun === 'need' ? 'claims.is.wholeNeed' : 'claims.is.wholeIdea') },
    { value: 'all', label: t('claims.is.wholeAll', { name: whole.name, count: whole.items }) },
  ];
};
