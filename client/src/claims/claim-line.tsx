import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptClaim, type Claim, withdrawClaim } from '#server/claims/claims.contract.ts';
import { useAct } from '../api/use-act.ts';
import { Facts, factOf } from '../ui/facts.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { claimedPath } from './claimed-path.ts';
import classes from './claims.module.css';
import { useNounLine } from './noun-line.ts';
import { RefuseDialog } from './refuse-dialog.tsx';

/** One claim, with what its claimant says and what can be done about it. */
export const ClaimLine = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const nounLine = useNounLine();
  const [refusing, setRefusing] = useState(false);
  const accept = useAct(acceptClaim);
  const takeBack = useAct(withdrawClaim);
  const { id, noun, title, status, moves, expiresAt, decidedAt, reason, domain } = claim;
  const params = { id };
  const fault = accept.error ?? takeBack.error;
  const asked =
    status === 'invited' && expiresAt !== null
      ? t('claims.invitedOn', { day: formatDay(claim.createdAt), until: formatDay(expiresAt) })
      : t('claims.asked', { day: formatDay(claim.createdAt) });
  return (
    <article className={classes.claim}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {/* An organisation that nobody has verified has its page for administrators and its members only. */}
          {noun === 'organisation' && status !== 'accepted' ? (
            title
          ) : (
            <Link {...claimedPath(claim)}>{title}</Link>
          )}
        </h2>
        <Badge {...(noun === 'organisation' ? {} : { tone: noun })}>{nounLine(claim)}</Badge>
      </div>
      <Facts facts={[factOf(t('claims.who'), claim.who), factOf(t('claims.why'), claim.why)]} />
      {domain === null ? null : <p>{t('claims.domain', { domain })}</p>}
      {reason === null ? null : <p>{t('claims.reasonGiven', { reason })}</p>}
      <p className="dim small">
        {asked}
        {decidedAt === null ? null : ` · ${t('claims.decided', { day: formatDay(decidedAt) })}`}
      </p>
      {fault === null ? null : <Fault message={sentence(fault)} />}
      <div className="row">
        {moves.includes('accept') ? (
          <Button
            loading={accept.isPending}
            aria-label={t('claims.acceptWhat', { title })}
            onClick={() => accept.mutate({ params })}
          >
            {t('claims.accept')}
          </Button>
        ) : null}
        {moves.includes('refuse') ? (
          <Button
            variant="default"
            aria-label={t('claims.refuseWhat', { title })}
            onClick={() => setRefusing(true)}
          >
            {t('claims.refuse')}
          </Button>
        ) : null}
        {moves.includes('withdraw') && status === 'invited' ? (
          <Button
            variant="default"
            loading={takeBack.isPending}
            aria-label={t('claims.takeBackWhat', { title })}
            onClick={() => takeBack.mutate({ params })}
          >
            {t('claims.takeBack')}
          </Button>
        ) : null}
      </div>
      {refusing ? <RefuseDialog claim={claim} onClose={() => setRefusing(false)} /> : null}
    </article>
  );
};
