import { getNumbers } from '#server/introductions/numbers.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './home.module.css';

/** How things stand, in five numbers; they follow the instance while the page is open. */
export const Numbers = () => {
  const { t } = useTranslation();
  const { data } = useRead(getNumbers, {}, { refetchEvery: 30_000 });
  const said = [
    { word: t('home.openNeeds', { count: data?.openNeeds ?? 0 }), count: data?.openNeeds },
    { word: t('home.openIdeas', { count: data?.openIdeas ?? 0 }), count: data?.openIdeas },
    { word: t('home.places', { count: data?.places ?? 0 }), count: data?.places },
    {
      word: t('home.connected', { count: data?.introductionsConnected ?? 0 }),
      count: data?.introductionsConnected,
    },
    { word: t('home.pilots', { count: data?.pilotsBegun ?? 0 }), count: data?.pilotsBegun },
  ];
  return (
    <dl className={classes.numbers} aria-label={t('home.numbers')}>
      {said.map(({ word, count }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{count === undefined ? '–' : formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
};
