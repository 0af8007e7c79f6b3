import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import { getIdea } from '#server/ideas/ideas.contract.ts';
import { explainPair } from '#server/matching/explaining.contract.ts';
import { getNeed } from '#server/needs/needs.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { formatDay } from '../ui/format.ts';
import { Note } from '../ui/states.tsx';
import type { Translate } from '../words/translate.ts';
import { useTranslation } from '../words/use-translation.ts';
import { Why } from './why.tsx';

type Explained = ReplyOf<typeof explainPair>;
type Standing = NonNullable<Explained['standing']>;

const isListed = ({ forNeed, forIdea }: Standing): boolean => forNeed.listed || forIdea.listed;

/** Whether it is high enough for a list, and stands in it only if others do not. */
const isHigh = ({ forNeed: { place }, listed }: Standing): boolean => place !== null && place <= listed;

/** Everything that keeps a pair out of a queue, each as a sentence. */
const barsOf = (t: Translate, { gates, score }: Explained, standing: Standing): string[] => [
  ...gates.map((gate) => t(`matching.why.gate.${gate}`)),
  ...(standing.covers === null ? [t('whyNot.outside')] : []),
  ...(score < standing.suggestedFrom && !gates.includes('out_of_reach')
    ? [t('whyNot.low', { score: score.toFixed(1), from: standing.suggestedFrom })]
    : []),
  ...(score > 0 && !isListed(standing) ? [t(isHigh(standing) ? 'whyNot.crowded' : 'whyNot.far')] : []),
];

const rankOf = (t: Translate, side: 'need' | 'idea', standing: Standing, score: number): string => {
  const { place, counted, listed: isIn } = side === 'need' ? standing.forNeed : standing.forIdea;
  const { listed } = standing;
  if (place !== null && side === 'need' && isIn !== place <= listed)
    return t(isIn ? 'whyNot.rank.needRaised' : 'whyNot.rank.needCrowded', { place, listed });
  if (place !== null) return t(`whyNot.rank.${side}`, { place, listed });
  return score > 0 ? t(`whyNot.rank.${side}Beyond`, { counted }) : t(`whyNot.rank.${side}None`);
};

const Held = ({ match }: { match: NonNullable<Standing['match']> }) => {
  const { t } = useTranslation();
  return (
    <Note tone="match" title={t('whyNot.held')}>
      <p>
        {t('whyNot.heldAs', { status: t(`matching.queue.status.${match.status}`) })}{' '}
        {match.snoozedUntil === null ? null : t('whyNot.heldUntil', { day: formatDay(match.snoozedUntil) })}
      </p>
      <Link to="/matches/$id" params={{ id: match.id }}>
        {t('whyNot.open')}
      </Link>
    </Note>
  );
};

const Verdict = ({ explained, standing }: { explained: Explained; standing: Standing }) => {
  const { t } = useTranslation();
  if (standing.match !== null) return <Held match={standing.match} />;
  const bars = barsOf(t, explained, standing);
  // Where something may not be said, nothing is said for certain either.
  if (bars.length === 0 && explained.untold) return null;
  return bars.length === 0 ? (
    <Note tone="ok" title={t('whyNot.nothing')}>
      <p>{t('whyNot.nothingBody')}</p>
    </Note>
  ) : (
    <Note tone="warn" title={t('whyNot.because')}>
      <ul>
        {bars.map((bar) => (
          <li key={bar}>{bar}</li>
        ))}
      </ul>
    </Note>
  );
};

/** Of which two the answer speaks; the halves beside it are read anyway. */
const Titles = ({ need, idea }: { need: string; idea: string }) => {
  const { t } = useTranslation();
  const { data: one } = useRead(getNeed, { params: { id: need } });
  const { data: other } = useRead(getIdea, { params: { id: idea } });
  return one === undefined || other === undefined ? null : (
    <p className="dim">{t('matching.match.title', { need: one.title, idea: other.title })}</p>
  );
};

/** Why a pair does not come up in a broker's queue, in plain sentences, and the arithmetic of its score. */
export const WhyNot = ({ need, idea }: { need: string; idea: string }) => {
  const { t } = useTranslation();
  const read = useRead(explainPair, { query: { need, idea } });
  return (
    <Reading of={read}>
      {(explained) => {
        const { standing, reasons, scorerVersion, untold, score } = explained;
        return (
          <div className="stack" aria-live="polite">
            <Titles need={need} idea={idea} />
            {standing === null ? null : <Verdict explained={explained} standing={standing} />}
            {untold ? <p className="dim small">{t('whyNot.untold')}</p> : null}
            {standing === null ? null : (
              <section>
                <h2 className="visually-hidden">{t('whyNot.places')}</h2>
                <p>{rankOf(t, 'need', standing, score)}</p>
                <p>{rankOf(t, 'idea', standing, score)}</p>
              </section>
            )}
            <Why reasons={reasons} scorerVersion={scorerVersion} />
            {standing !== null && standing.match === null ? (
              <div>
                <ButtonLink to="/matches/new" search={{ need, idea }} variant="outline" size="sm">
                  {t('whyNot.pair')}
                </ButtonLink>
              </div>
            ) : null}
          </div>
        );
      }}
    </Reading>
  );
};
