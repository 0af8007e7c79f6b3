import { useTranslation } from 'react-i18next';
import { codeOf } from '../api/api-error.ts';

/** The sentence for anything that a call may end in. */
export const useSentence = (): ((fault: unknown) => string) => {
  const { t } = useTranslation();
  return (fault) => t(`errors.${codeOf(fault)}`);
};
