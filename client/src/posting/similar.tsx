import { findSimilar } from '#server/matching/drafting.contract.ts';
import { useRead } from '../api/use-read.ts';
import { SharedLine } from '../items/shared.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './changes.module.css';
import type { Preview } from './preview.ts';
import { useLater } from './use-later.ts';

/** "Two ideas say much the same": so that duplicates meet before they are posted. */
export const Similar = ({ asked, open = false, name }: { asked: Preview; open?: boolean; name?: string }) => {
  const { t } = useTranslation();
  const body = useLater(asked, 700);
  const parsed = findSimilar.body.safeParse(body).success;
  const { data } = useRead(findSimilar, { body }, { enabled: parsed, keep: true });
  if (data === undefined || data.items.length === 0) return null;
  const { items } = data;
  return (
    <details className={classes.similar} open={open} name={name}>
      <summary>
        <span role="status">{t(`posting.similar.${asked.noun}`, { count: items.length })}</span>
        <span className={classes.look}>{t('posting.similar.show')}</span>
      </summary>
      <div className={classes.inside}>
        <p className="dim small">{t('posting.similar.help')}</p>
        <ul className="plain-list" aria-label={t('posting.similar.list')}>
          {items.map(({ id, title, tags, words }) => (
            <li key={id} className={classes.like}>
              <a
                href={`/${asked.noun}s/${id}`}
                target="_blank"
                rel="noopener"
                aria-label={t('posting.similar.opens', { title })}
              >
                {title}
              </a>
              <SharedLine tags={tags} words={words} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
};
