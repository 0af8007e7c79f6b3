import { listNeedMatches } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { IdeaCard } from '../ideas/idea-card.tsx';
import classes from '../items/items.module.css';
import { ScoreButton } from '../matching/score-button.tsx';
import { Clasp } from '../ui/clasp.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

const SHOWN = 6;
/** Below this a pair shares little more than a word. */
const WORTH = 10;

/** The ideas that fit a need best; each score opens its arithmetic. */
export const NeedFits = ({ id, open }: { id: string; open: boolean }) => {
  const { t } = useTranslation();
  const read = useRead(listNeedMatches, { params: { id } }, { enabled: open });
  if (!open) return null;
  return (
    <section className={classes.section}>
      <h2>{t('needs.fits')}</h2>
      <Reading of={read}>
        {({ items }) => {
          const fitting = items.filter(({ score }) => score >= WORTH);
          return fitting.length === 0 ? (
            <Empty title={t('needs.fitsNone')}>{t('needs.fitsNoneBody')}</Empty>
          ) : (
            <ul className={classes.list}>
              {fitting.slice(0, SHOWN).map(({ idea, reasons }) => (
                <li key={idea.id} className={classes.fit}>
                  <span className={classes.pairSign}>
                    <Clasp state="suggested" title="" size={20} />
                    <ScoreButton reasons={reasons} about={idea.title} />
                  </span>
                  <IdeaCard idea={idea} level={3} />
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </section>
  );
};
