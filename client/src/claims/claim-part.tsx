import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ClaimedNoun,
  getClaimState,
  requestClaim,
  withdrawClaim,
} from '#server/claims/claims.contract.ts';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { formatDay } from '../ui/format.ts';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './claims.module.css';
import { InviteToClaim } from './invite-to-claim.tsx';
import { RequestClaim } from './request-claim.tsx';

type State = ReplyOf<typeof getClaimState>;
type Mine = NonNullable<State['mine']>;
type Props = { noun: ClaimedNoun; id: string };

/** Whose it is, what the reader has asked for, and what they can do. */
export const ClaimPart = ({ noun, id }: Props) => {
  const { t } = useTranslation();
  const read = useRead(getClaimState, { query: { noun, id } });
  const state = read.data;
  if (state === undefined || (state.state === 'claimed' && state.mine?.status !== 'accepted')) return null;
  if (state.state === 'claimed') return null;
  const { mine, moves } = state;
  return (
    <section className={classes.part} aria-labelledby="claim-part">
      <h2 id="claim-part">{t('claims.is.title')}</h2>
      {mine?.status === 'requested' ? (
        <Asked mine={mine} />
      ) : (
        <>
          <p>{t('claims.is.body')}</p>
          {mine?.status === 'refused' ? <Refused mine={mine} /> : null}
          {state.state === 'requested' && !moves.includes('decide') ? <p>{t('claims.is.others')}</p> : null}
          <Ask noun={noun} id={id} state={state} />
        </>
      )}
      {moves.includes('decide') && state.state === 'requested' ? (
        <Note tone="match">
          <p>{t('claims.is.waiting')}</p>
          <div className="row">
            <ButtonLink to="/claims">{t('claims.is.decide')}</ButtonLink>
          </div>
        </Note>
      ) : null}
      {moves.includes('invite') ? <InviteToClaim noun={noun} id={id} whole={state.whole} /> : null}
    </section>
  );
};

const Refused = ({ mine }: { mine: Mine }) => {
  const { t } = useTranslation();
  return (
    <Note tone="warn" title={t('claims.is.refused', { day: formatDay(mine.decidedAt ?? mine.createdAt) })}>
      {mine.reason === null ? null : <p>{t('claims.reasonGiven', { reason: mine.reason })}</p>}
    </Note>
  );
};

const Asked = ({ mine }: { mine: Mine }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const withdraw = useAct(withdrawClaim);
  return (
    <div className="stack tight" role="status">
      <Note tone="ok">
        <p>{t('claims.is.sent')}</p>
        <p className="dim small">{t('claims.is.sentOn', { day: formatDay(mine.createdAt) })}</p>
      </Note>
      {withdraw.isError ? <Fault message={sentence(withdraw.error)} /> : null}
      <div className="row">
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { id: mine.id } })}
        >
          {t('claims.is.withdraw')}
        </Button>
      </div>
    </div>
  );
};

const Ask = ({ noun, id, state }: Props & { state: State }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const here = useRouterState({ select: (router) => router.location.href });
  const [asking, setAsking] = useState(false);
  const take = useAct(requestClaim);
  const { mine, moves, whole } = state;
  if (me === undefined) return null;
  if (me === null) {
    return (
      <div className="row">
        <ButtonLink to="/sign-in" search={{ back: here }} variant="default">
          {t('claims.is.sign')}
        </ButtonLink>
      </div>
    );
  }
  if (!me.verified) return <p>{t('claims.is.verify')}</p>;
  if (moves.includes('take')) {
    return (
      <div className="stack tight">
        <p>{t('claims.is.takeBody')}</p>
        {take.isError ? <Fault message={sentence(take.error)} /> : null}
        <div className="row">
          <Button
            loading={take.isPending}
            onClick={() =>
              take.mutate({ body: { noun, id, who: t('claims.is.take'), why: t('claims.is.takeBody') } })
            }
          >
            {t('claims.is.take')}
          </Button>
        </div>
      </div>
    );
  }
  if (!moves.includes('request')) return null;
  if (asking) return <RequestClaim noun={noun} id={id} whole={whole} onCancel={() => setAsking(false)} />;
  return (
    <div className="row">
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(mine?.status === 'refused' ? 'claims.is.again' : 'claims.is.ask')}
      </Button>
    </div>
  );
};
