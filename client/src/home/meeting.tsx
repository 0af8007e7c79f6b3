import { useReducedMotion } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ScoreButton } from '../matching/score-button.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './meeting.module.css';
import type { Pair } from './use-pairs.ts';

const HOLD = 6_000;
const APART = 500;

/** Two halves that meet, three real pairs moving through them. It stands still for those who want it so. */
export const Meeting = ({ pairs: known }: { pairs: readonly Pair[] | undefined }) => {
  const pairs = known ?? [];
  const { t } = useTranslation();
  const calm = useReducedMotion();
  const [at, setAt] = useState(0);
  const [met, setMet] = useState(false);
  const [running, setRunning] = useState(true);
  const moves = running && !calm && pairs.length > 1;

  useEffect(() => {
    if (met) return;
    const timer = setTimeout(() => setMet(true), APART);
    return () => clearTimeout(timer);
  }, [met]);
  useEffect(() => {
    if (!moves || !met) return;
    const timer = setTimeout(() => {
      setMet(false);
      setAt((old) => (old + 1) % pairs.length);
    }, HOLD);
    return () => clearTimeout(timer);
  }, [moves, met, pairs.length]);

  const choose = (index: number): void => {
    setRunning(false);
    setMet(index === at);
    setAt(index);
  };
  const pair = pairs[at % Math.max(1, pairs.length)];

  return (
    <figure className={classes.figure} aria-label={t('home.picture')}>
      <div className={classes.halves} data-met={met}>
        <div className={classes.half} data-side="need">
          <span className={classes.kind}>{t('home.need')}</span>
          {pair === undefined ? (
            <span className={classes.words}>{known === undefined ? null : t('home.staticNeed')}</span>
          ) : (
            <Link to="/needs/$id" params={{ id: pair.need.id }} className={classes.words}>
              {pair.need.title}
            </Link>
          )}
        </div>
        <div className={classes.half} data-side="idea">
          <span className={classes.kind}>{t('home.idea')}</span>
          {pair === undefined ? (
            <span className={classes.words}>{known === undefined ? null : t('home.staticIdea')}</span>
          ) : (
            <Link to="/ideas/$id" params={{ id: pair.idea.id }} className={classes.words}>
              {pair.idea.title}
            </Link>
          )}
        </div>
        <span className={classes.seam} aria-hidden />
      </div>
      <figcaption className={classes.caption}>
        {known !== undefined && pair === undefined ? <p>{t('home.staticCaption')}</p> : null}
        {pair === undefined ? null : (
          <>
            <ScoreButton reasons={pair.reasons} about={`${pair.need.title} · ${pair.idea.title}`} />
            <span>{t('home.pairScore', { score: Math.round(pair.reasons.score) })}</span>
            <span className={classes.controls}>
              {pairs.length < 2
                ? null
                : pairs.map(({ need }, index) => (
                    <button
                      key={need.id}
                      type="button"
                      className={classes.dot}
                      aria-pressed={index === at}
                      aria-label={t('home.pair', { number: index + 1 })}
                      onClick={() => choose(index)}
                    />
                  ))}
              {calm || pairs.length < 2 ? null : (
                <button
                  type="button"
                  className={classes.run}
                  aria-label={running ? t('home.pause') : t('home.play')}
                  onClick={() => setRunning(!running)}
                >
                  {running ? (
                    <IconPlayerPause size={18} aria-hidden />
                  ) : (
                    <IconPlayerPlay size={18} aria-hidden />
                  )}
                </button>
              )}
            </span>
          </>
        )}
      </figcaption>
    </figure>
  );
};
