import { IconPlugConnectedX } from '@tabler/icons-react';
import { useConnection } from '../api/use-live.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './shell.module.css';

/** Says that the page may be old. The status region is always there, so that its words are read out. */
export const OfflineBanner = () => {
  const { t } = useTranslation();
  const connection = useConnection();
  return (
    <div role="status" className={classes.connection}>
      {connection === 'fine' ? null : (
        <p className={classes.banner}>
          <IconPlugConnectedX size={20} aria-hidden />
          {t(`app.${connection}`)}
        </p>
      )}
    </div>
  );
};
