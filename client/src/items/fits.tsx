import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { type Read, Reading } from '../app/reading.tsx';
import { AskButton } from '../introductions/ask-button.tsx';
import { ScoreButton } from '../matching/score-button.tsx';
import { Clasp } from '../ui/clasp.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './items.module.css';

const SHOWN = 6;
/** Below this a pair shares little more than a word. */
const WORTH = 10;

type Reasons = Parameters<typeof ScoreButton>[0]['reasons'];

type Props<M> = {
  /** Whose fits these are. */
  id: string;
  noun: 'need' | 'idea';
  read: Read<{ items: M[] }>;
  other: (match: M) => { id: string; title: string };
  children: (match: M) => ReactNode;
};

/** What fits a need or an idea best; each score opens its arithmetic. */
export function Fits<M extends { score: number; reasons: Reasons }>({
  id: own,
  noun,
  read,
  other,
  children,
}: Props<M>) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <section className={classes.section}>
      <h2>{t(`${noun}s.fits`)}</h2>
      <Reading of={read}>
        {({ items }) => {
          const fitting = items.filter(({ score }) => score >= WORTH);
          return fitting.length === 0 ? (
            <Empty title={t(`${noun}s.fitsNone`)}>{t(`${noun}s.fitsNoneBody`)}</Empty>
          ) : (
            <ul className={classes.list}>
              {fitting.slice(0, SHOWN).map((match) => {
                const { id, title } = other(match);
                return (
                  <li key={id} className={classes.fit}>
                    <span className={classes.pairSign}>
                      <Clasp state="suggested" title="" size={20} />
                      <ScoreButton reasons={match.reasons} about={title} />
                    </span>
                    <div className="stack tight">
                      {children(match)}
                      {me === null || me === undefined ? null : (
                        <AskButton
                          needId={noun === 'need' ? own : id}
                          ideaId={noun === 'need' ? id : own}
                          title={title}
                        />
                      )}
                    </div>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Reading>
      {me?.agencyId == null ? null : (
        <p>
          <Link to="/matches/why" search={noun === 'need' ? { need: own } : { idea: own }}>
            {t('whyNot.ask')}
          </Link>
        </p>
      )}
    </section>
  );
}
