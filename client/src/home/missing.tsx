import { Link } from '@tanstack/react-router';
import { countGaps } from '#server/matching/gaps.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useRead } from '../api/use-read.ts';
import { countOf } from '../matching/count-of.ts';
import { useTranslation } from '../words/use-translation.ts';

/** How many needs still wait for an idea: an invitation to everybody, and a way there for brokers. */
export const Missing = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { data } = useRead(countGaps, {}, { refetchEvery: 30_000 });
  if (data === undefined || data.needs === 0) return null;
  return (
    <p className="dim">
      {t('gaps.home', { count: data.needs, needs: countOf(data.needs) })}{' '}
      {me?.agencyId == null ? null : <Link to="/gaps">{t('gaps.homeLink')}</Link>}
    </p>
  );
};
