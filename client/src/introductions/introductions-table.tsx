import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './introductions-list.module.css';
import { AnswerWords, ClockWords, IntroductionClasp, TurnWords } from './standing-words.tsx';

type Props = { items: readonly Introduction[]; broker: boolean };

const initials = (name: string | null): string =>
  (name ?? '')
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 3)
    .toLocaleUpperCase('en-GB');

export const PairLink = ({ introduction }: { introduction: Introduction }) => {
  const { t } = useTranslation();
  return (
    <span className={classes.pair}>
      <Link to="/introductions/$id" params={{ id: introduction.id }} className={classes.need}>
        {introduction.need.title}
        <span className="visually-hidden">
          {' '}
          {t('introductions.list.with')} {introduction.idea.title}
        </span>
      </Link>
      <span className={classes.idea} aria-hidden>
        {introduction.idea.title}
      </span>
      {introduction.unread === 0 ? null : (
        <span className={classes.unread}>
          {t('introductions.list.unread', { count: introduction.unread })}
        </span>
      )}
    </span>
  );
};

/** One line each; on a narrow screen the same facts as a list of cards. */
export const IntroductionsTable = ({ items, broker }: Props) => {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 59.99em)', undefined, { getInitialValueInEffect: false });
  if (narrow) {
    return (
      <ul className={classes.cards} aria-label={t('introductions.list.title')}>
        {items.map((introduction) => (
          <li key={introduction.id} className={classes.card}>
            <IntroductionClasp introduction={introduction} size={28} />
            <div className={classes.cardBody}>
              <PairLink introduction={introduction} />
              <span className={classes.line}>
                <TurnWords introduction={introduction} />
                <ClockWords introduction={introduction} />
              </span>
              <span className="small">
                <AnswerWords introduction={introduction} />
              </span>
              <span className="dim small">
                {broker ? introduction.brokerName : introduction.agency.name} ·{' '}
                {t(`introductions.status.${introduction.status}`)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{t('introductions.list.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('introductions.list.state')}</th>
          <th scope="col">{t('introductions.list.pair')}</th>
          <th scope="col">{t('introductions.list.answers')}</th>
          <th scope="col">{t('introductions.list.turn')}</th>
          <th scope="col">{t('introductions.list.clock')}</th>
          <th scope="col">{broker ? t('introductions.list.broker') : t('introductions.list.agency')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((introduction) => (
          <tr key={introduction.id}>
            <td>
              <span className={classes.state}>
                <IntroductionClasp introduction={introduction} />
                {t(`introductions.status.${introduction.status}`)}
              </span>
            </td>
            <td className={classes.wide}>
              <PairLink introduction={introduction} />
            </td>
            <td>
              <AnswerWords introduction={introduction} />
            </td>
            <td>
              <TurnWords introduction={introduction} />
            </td>
            <td>
              <ClockWords introduction={introduction} always={introduction.endedAt === null} />
            </td>
            <td>
              {broker ? (
                <abbr title={introduction.brokerName ?? ''} className={classes.initials}>
                  {initials(introduction.brokerName)}
                </abbr>
              ) : (
                introduction.agency.name
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
