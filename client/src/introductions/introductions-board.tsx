import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './introductions-list.module.css';
import { PairLink } from './introductions-table.tsx';
import { columnOf, columns } from './standing.ts';
import { ClockWords, IntroductionClasp, TurnWords } from './standing-words.tsx';

/** The same introductions by how far they have come, left to right. */
export const IntroductionsBoard = ({ items }: { items: readonly Introduction[] }) => {
  const { t } = useTranslation();
  return (
    <div className={classes.board}>
      {columns.map((column) => {
        const inside = items.filter((introduction) => columnOf(introduction) === column);
        return (
          <section key={column} className={classes.column} aria-labelledby={`column-${column}`}>
            <h2 id={`column-${column}`}>
              {t(`introductions.column.${column}`)} <span className="dim">{inside.length}</span>
            </h2>
            {inside.length === 0 ? <p className="dim small">{t('introductions.list.nobodyHere')}</p> : null}
            <ul className="plain-list stack tight">
              {inside.map((introduction) => (
                <li key={introduction.id} className={classes.card}>
                  <IntroductionClasp introduction={introduction} />
                  <div className={classes.cardBody}>
                    <PairLink introduction={introduction} />
                    <span className={`${classes.line} small`}>
                      {column === 'ended' ? (
                        <span className="dim">{t(`introductions.status.${introduction.status}`)}</span>
                      ) : (
                        <TurnWords introduction={introduction} />
                      )}
                      <ClockWords introduction={introduction} />
                    </span>
                    {introduction.brokerName === null ? null : (
                      <span className="dim small">{introduction.brokerName}</span>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};
