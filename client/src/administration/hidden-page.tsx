import { Link } from '@tanstack/react-router';
import { listHidden } from '#server/items/hiding.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatMoment } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { AdministratorsOnly } from './administrators-only.tsx';

/** What is hidden; whoever asks again comes first. The item's own page has the reason and the buttons. */
export const HiddenPage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly title={t('administration.hidden.title')} lead={t('administration.hidden.lead')}>
      <HiddenItems />
    </AdministratorsOnly>
  );
};

const HiddenItems = () => {
  const { t } = useTranslation();
  const read = useRead(listHidden, {});
  return (
    <Reading of={read}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('administration.hidden.none')}>{t('administration.hidden.noneBody')}</Empty>
        ) : (
          <ul className="plain-list" aria-label={t('administration.hidden.title')}>
            {items.map(({ id, noun, title, hiddenAt, askedAgainAt }) => (
              <li key={id} className={classes.line}>
                <div className={classes.said}>
                  <h2 className={classes.name}>
                    <Link to={noun === 'need' ? '/needs/$id' : '/ideas/$id'} params={{ id }}>
                      {title}
                    </Link>
                  </h2>
                  <p className="dim small">
                    {t(`administration.hidden.${noun}`, { at: formatMoment(hiddenAt) })}{' '}
                    {askedAgainAt === null ? null : (
                      <Badge tone="warn">
                        {t('administration.hidden.asks', { at: formatMoment(askedAgainAt) })}
                      </Badge>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Reading>
  );
};
