import { useTranslation } from 'react-i18next';
import { listNeedMatches } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { IdeaCard } from '../ideas/idea-card.tsx';
import classes from '../items/items.module.css';
import { ScoreButton } from '../matching/score-button.tsx';
import { Empty } from '../ui/states.tsx';

/** The ideas that fit a need best; each score opens its arithmetic. */
export const NeedFits = ({ id, open }: { id: string; open: boolean }) => {
  const { t } = useTranslation();
  const read = useRead(listNeedMatches, { params: { id } }, { enabled: open });
  if (!open) return null;
  return (
    <section className={classes.section}>
      <h2>{t('needs.fits')}</h2>
      <Reading of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('needs.fitsNone')}>{t('needs.fitsNoneBody')}</Empty>
          ) : (
            <ul className={classes.list}>
              {items.slice(0, 8).map(({ idea, reasons }) => (
                <li key={idea.id} className={classes.fit}>
                  <ScoreButton reasons={reasons} about={idea.title} />
                  <IdeaCard idea={idea} level={3} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  );
};
