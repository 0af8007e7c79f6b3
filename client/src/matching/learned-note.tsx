import { getOrder } from '#server/matching/learning/learning.contract.ts';
import { useRead } from '../api/use-read.ts';
import { useTranslation } from '../words/use-translation.ts';

/** One sentence more on the order of the queue, while it follows what was learned. */
export const LearnedNote = () => {
  const { t } = useTranslation();
  const { data } = useRead(getOrder, {});
  return data?.learned === true ? <span>{t('matching.queue.orderLearnedNote')}</span> : null;
};
