import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  type IntroductionRequest,
  listRequests,
  putAsideRequest,
  takeRequest,
  withdrawRequest,
} from '#server/introductions/requests.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { formatDay } from '../ui/format.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './introductions-list.module.css';

const Row = ({ request }: { request: IntroductionRequest }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const navigate = useNavigate();
  const { id, need, idea, moves } = request;
  const params = { id };
  const take = useAct(takeRequest, {
    onDone: (made) => navigate({ to: '/introductions/$id', params: { id: made.id } }),
  });
  const aside = useAct(putAsideRequest);
  const withdraw = useAct(withdrawRequest);
  const fault = take.error ?? aside.error ?? withdraw.error;
  return (
    <li className={classes.card}>
      <div className={classes.cardBody}>
        <Link to="/needs/$id" params={{ id: need.id }} className={`${classes.need} ${classes.target}`}>
          {need.title}
        </Link>
        <Link to="/ideas/$id" params={{ id: idea.id }} className={`${classes.idea} ${classes.target}`}>
          {idea.title}
        </Link>
        <span className="dim small">
          {t('introductions.ask.by', {
            side: t(`introductions.strip.${request.side}Lower`),
            day: formatDay(request.askedAt),
          })}
        </span>
        {request.note === '' ? null : <p>{request.note}</p>}
        {fault === null ? null : (
          <Fault
            message={
              codeOf(fault) === 'interest_undeclared' ? t('introductions.ask.interest') : sentence(fault)
            }
          />
        )}
        <span className={classes.line}>
          {moves.includes('take') ? (
            <Button size="sm" loading={take.isPending} onClick={() => take.mutate({ params, body: {} })}>
              {t('introductions.ask.take')}
            </Button>
          ) : null}
          {moves.includes('put_aside') ? (
            <Button
              size="sm"
              variant="default"
              loading={aside.isPending}
              onClick={() => aside.mutate({ params })}
            >
              {t('introductions.ask.putAside')}
            </Button>
          ) : null}
          {moves.includes('withdraw') ? (
            <Button
              size="sm"
              variant="default"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ params })}
            >
              {t('introductions.ask.withdraw')}
            </Button>
          ) : null}
        </span>
      </div>
    </li>
  );
};

/** What was asked for and waits: one's own, or the agency's. Nothing while nothing waits. */
export const RequestsList = () => {
  const { t } = useTranslation();
  const { data } = useRead(listRequests, {});
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="requests">
      <h2 id="requests">{t('introductions.ask.list')}</h2>
      <ul className={classes.cards}>
        {data.items.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
};
