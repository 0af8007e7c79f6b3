import type { CSSProperties } from 'react';
import type { Reasons } from '#server/matching/matching.contract.ts';
import type { Translate } from '../words/translate.ts';
import { useTranslation } from '../words/use-translation.ts';
import { formatFactor, type SumLine, sumOf } from './sum-of.ts';
import classes from './why.module.css';

const Bar = ({ from, length }: { from: number; length: number }) => {
  const where: CSSProperties = { left: `${from * 100}%`, width: `${length * 100}%` };
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.bar} style={where} />
    </span>
  );
};

const Line = ({ line, score }: { line: SumLine; score: number }) => {
  const { t } = useTranslation();
  const { tag } = line;
  const label =
    line.kind === 'rest'
      ? t('matching.why.smaller', { count: line.stands })
      : line.kind === 'word'
        ? t(line.near ? 'matching.why.nearWord' : 'matching.why.word', { word: line.label })
        : line.label;
  return (
    <li className={classes.line} data-kind={line.kind}>
      <span className={classes.label}>{label}</span>
      <span className={classes.points}>{line.shown}</span>
      <Bar from={line.from} length={line.length} />
      {tag === undefined ? null : (
        <span className={classes.more}>
          {tag.need !== null && tag.idea !== null && tag.need !== tag.idea
            ? t('matching.why.bridge', { need: tag.need, idea: tag.idea })
            : tag.via === 'own'
              ? null
              : t(`matching.why.kind.${tag.via}`)}
          <span className={classes.without}>
            {t(Math.round(tag.without) === score ? 'matching.why.stillWithout' : 'matching.why.without', {
              score: Math.round(tag.without),
            })}
          </span>
        </span>
      )}
    </li>
  );
};

const PlaceLine = ({ reasons, besides }: { reasons: Reasons; besides: number }) => {
  const { t } = useTranslation();
  const { kind, factor, need, idea } = reasons.place;
  const names = { need: need ?? t('matching.why.needPlace'), idea: idea ?? t('matching.why.ideaPlace') };
  return (
    <div className={classes.place}>
      <p className={classes.placeHead}>
        <span>{t('matching.why.place')}</span>
        <strong>{t('matching.why.placeFactor', { factor: formatFactor(factor) })}</strong>
      </p>
      <p className={classes.small}>
        {capital(t(`matching.why.placeKind.${kind}`, names))}.{' '}
        {factor === 1 || factor === 0
          ? factor === 1
            ? t('matching.why.placeFull')
            : null
          : t('matching.why.placeIn', { factor: formatFactor(factor), score: Math.round(besides) })}
      </p>
    </div>
  );
};

/** "Leeds, York and 2 places more". Pairs that were explained long ago do not say where. */
const onlyPlaces = (t: Translate, { onlyIn }: Reasons): string => {
  if (onlyIn === null) return t('matching.why.itsPlaces');
  const places = onlyIn.places.join(', ');
  return onlyIn.more === 0 ? places : t('matching.why.andMore', { places, count: onlyIn.more });
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Props = { reasons: Reasons; scorerVersion?: string | undefined };

/** The arithmetic of a score: bars that lie end to end and reach it, the place as a factor, what is missing. */
export const Why = ({ reasons, scorerVersion }: Props) => {
  const { t } = useTranslation();
  const { score, lines, besides } = sumOf(reasons);
  return (
    <div className={classes.why}>
      <p className={classes.score}>
        <strong>{score}</strong>{' '}
        <span className="visually-hidden">{t('matching.why.scoreOf', { score })}</span>
        <span className={classes.full} aria-hidden>
          <span style={{ width: `${Math.min(100, reasons.score)}%` }} />
        </span>
      </p>
      {lines.length === 0 ? (
        <p className={classes.small}>
          {t(reasons.place.factor === 0 ? 'matching.why.tooFar' : 'matching.why.none')}
        </p>
      ) : (
        <ol className={classes.lines}>
          {lines.map((line) => (
            <Line key={line.key} line={line} score={score} />
          ))}
        </ol>
      )}
      <PlaceLine reasons={reasons} besides={besides} />
      {reasons.missing.length === 0 ? null : (
        <div className={classes.missing}>
          <p>{t('matching.why.missing')}</p>
          <ul>
            {reasons.missing.map((lack) => (
              <li key={lack}>
                {lack === 'works_only_here'
                  ? t('matching.why.lacks.works_only_here', { places: onlyPlaces(t, reasons) })
                  : t(`matching.why.lacks.${lack}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {scorerVersion === undefined ? null : (
        <p className={classes.small}>{t('matching.why.version', { version: scorerVersion })}</p>
      )}
    </div>
  );
};
