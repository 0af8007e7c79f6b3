import { Link } from '@tanstack/react-router';
import { type Claim, listClaims } from '#server/claims/claims.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { claimedPath } from './claimed-path.ts';
import classes from './claims.module.css';

const tones = {
  accepted: 'ok',
  refused: 'warn',
  requested: 'match',
  invited: 'match',
  withdrawn: 'plain',
} as const;

/** What somebody has said is theirs, and what became of it; nothing where they never did. */
export const MyClaims = () => {
  const { t } = useTranslation();
  const read = useRead(listClaims, { query: { mine: 'true', limit: '50' } });
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="my-claims">
      <h2 id="my-claims">{t('claims.mine')}</h2>
      <ul className="plain-list">
        {items.toReversed().map((claim) => (
          <li key={claim.id} className={classes.claim}>
            <Line claim={claim} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Line = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation();
  const { noun, title, status, reason, createdAt } = claim;
  return (
    <>
      <span className={classes.head}>
        {noun === 'organisation' && status !== 'accepted' ? (
          <span>{title}</span>
        ) : (
          <Link {...claimedPath(claim)}>{title}</Link>
        )}
        <Badge tone={tones[status]}>{t(`claims.status.${status}`)}</Badge>
      </span>
      {reason === null ? null : <span>{t('claims.reasonGiven', { reason })}</span>}
      <span className="dim small">{t('claims.asked', { day: formatDay(createdAt) })}</span>
    </>
  );
};
