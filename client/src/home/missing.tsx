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
  if (data === undefined) return null;
  const { needs, ideas } = data;
  const leads = me?.agencyId != null && needs + ideas > 0;
  if (needs === 0 && !leads) return null;
  return (
    <p className="dim">
      {needs === 0 ? null : t('gaps.home', { count: needs, needs: countOf(needs) })}{' '}
      {leads ? <Link to="/gaps">{t('gaps.homeLink')}</Link> : null}
    </p>
  );
};
