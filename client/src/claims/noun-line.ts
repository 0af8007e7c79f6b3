import type { Claim } from '#server/claims/claims.contract.ts';
import { useTranslation } from '../words/use-translation.ts';

/** What kind of thing it is; of an organisation, with how much of it. */
export const useNounLine = (): ((claim: Pick<Claim, 'noun' | 'items'>) => string) => {
  const { t } = useTranslation();
  return ({ noun, items }) =>
    items === null
      ? t(`claims.noun.${noun}`)
      : `${t(`claims.noun.${noun}`)} ${t('claims.withItems', { count: items })}`;
};
