import { useTranslation } from '../words/use-translation.ts';
import classes from './home.module.css';

/** How it goes, in three steps. */
export const Loop = () => {
  const { t } = useTranslation();
  return (
    <ol className={classes.loop} aria-label={t('home.loop')}>
      <li>{t('home.loopPost')}</li>
      <li>{t('home.loopIntroduce')}</li>
      <li>{t('home.loopTalk')}</li>
    </ol>
  );
};
