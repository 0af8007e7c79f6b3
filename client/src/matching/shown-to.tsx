import { useTranslation } from '../words/use-translation.ts';

/** How much an idea is shown already, so that a broker can think of another. */
export const ShownTo = ({ now, thisMonth }: { now: number; thisMonth: number }) => {
  const { t } = useTranslation();
  const month = t('matching.queue.shownThisMonth', { count: thisMonth });
  return (
    <p className="dim small">
      {thisMonth === now ? `${month}.` : `${month}, ${t('matching.queue.shownNow', { count: now })}.`}
    </p>
  );
};
