import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { Clasp } from '../ui/clasp.tsx';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import { claspOf, claspWords, clockOf, filledOf, turnOf } from './standing.ts';
import classes from './standing-words.module.css';

type Props = { introduction: Introduction };

/** The clasp of an introduction; its sentence is its name. */
export const IntroductionClasp = ({ introduction, size = 24 }: Props & { size?: number }) => {
  const { t } = useTranslation();
  return (
    <Clasp
      state={claspOf(introduction)}
      filled={filledOf(introduction)}
      title={t(`clasp.${claspWords(introduction)}`)}
      size={size}
    />
  );
};

/** Each side's answer in its side's colour, in words. */
export const AnswerWords = ({ introduction }: Props) => {
  const { t } = useTranslation();
  const { need, idea } = introduction.answers;
  if (introduction.status === 'drafted')
    return <span className="dim">{t('introductions.answer.notAsked')}</span>;
  return (
    <span className={classes.answers}>
      <span data-side="need">
        {t('matching.side.need')}: {t(`introductions.answer.${need.status}`)}
      </span>
      <span data-side="idea">
        {t('matching.side.idea')}: {t(`introductions.answer.${idea.status}`)}
      </span>
    </span>
  );
};

export const TurnWords = ({ introduction }: Props) => {
  const { t } = useTranslation();
  const turn = turnOf(introduction, useMe()?.personId);
  return (
    <span className={classes.turn} data-turn={turn}>
      {turn === 'colleague' && introduction.brokerName !== null
        ? introduction.brokerName
        : t(`introductions.turn.${turn}`)}
    </span>
  );
};

/** "due Thursday 26 November", "2 days over"; when no clock runs, nothing or that. */
export const ClockWords = ({ introduction, always = false }: Props & { always?: boolean }) => {
  const { t } = useTranslation();
  const clock = clockOf(introduction, Date.now());
  if (clock.kind === 'none')
    return always ? <span className="dim">{t('introductions.clock.none')}</span> : null;
  if (clock.kind === 'due') {
    return (
      <span className={classes.clock} data-tone={clock.soon ? 'warn' : 'plain'}>
        {t('introductions.clock.due', { day: formatDay(clock.day) })}
      </span>
    );
  }
  return (
    <span className={classes.clock} data-tone="bad">
      {clock.days === 0
        ? t('introductions.clock.overToday')
        : t('introductions.clock.over', { count: clock.days })}
    </span>
  );
};
