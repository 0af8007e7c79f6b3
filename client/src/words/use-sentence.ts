import { codeOf } from '../api/api-error.ts';
import { useTranslation } from './use-translation.ts';

/** The sentence for anything that a call may end in. */
export const useSentence = (): ((fault: unknown) => string) => {
  const { t } = useTranslation();
  return (fault) => t(`errors.${codeOf(fault)}`);
};
