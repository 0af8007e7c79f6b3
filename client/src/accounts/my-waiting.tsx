import { Link } from '@tanstack/react-router';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { type Introduction, listIntroductions } from '#server/introductions/introductions.contract.ts';
import { listOrganisations } from '#server/organisations/organisations.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Clasp } from '../ui/clasp.tsx';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './my-waiting.module.css';

/** A side owes its answer; a broker owes a draft its sending, an overdue answer its asking, or what they pass on. */
const whyOf = (as: Introduction['as'], status: Introduction['status']) => {
  if (as !== 'broker') return 'introduced';
  if (status === 'connected') return 'moderated';
  return status === 'drafted' ? 'drafted' : 'overdue';
};

/** What waits on this person: introductions that ask for an answer, and organisations to be verified. */
export const MyWaiting = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const read = useRead(listIntroductions, { query: { waiting: 'true', limit: 10 } });
  return (
    <section className="stack tight">
      <h2>{t('accounts.mine.waiting')}</h2>
      {me.administrator ? <ToVerify /> : null}
      <Reading of={read} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            me.administrator ? null : (
              <p className="dim">{t('accounts.mine.nothingWaiting')}</p>
            )
          ) : (
            <ul className={classes.waiting}>
              {items.map(({ id, as, status, need, idea, answers, proposedAt }) => (
                <li key={id}>
                  <Clasp
                    state="proposed"
                    title=""
                    filled={{
                      left: answers.need.status === 'accepted',
                      right: answers.idea.status === 'accepted',
                    }}
                  />
                  <div>
                    <p className="small dim">
                      {t(`accounts.mine.${whyOf(as, status)}`)}
                      {proposedAt === null
                        ? null
                        : ` · ${t('accounts.mine.proposed', { day: formatDay(proposedAt) })}`}
                    </p>
                    <p>
                      <Link to="/introductions/$id" params={{ id }} className={classes.name}>
                        {need.title} · {idea.title}
                      </Link>
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  );
};

const LIMIT = 20;

const ToVerify = () => {
  const { t } = useTranslation();
  const read = useRead(listOrganisations, { query: { unverified: 'true', limit: LIMIT } });
  return (
    <Reading of={read} lines={1}>
      {({ items, next }) =>
        items.length === 0 ? (
          <p className="dim">{t('accounts.mine.nothingWaiting')}</p>
        ) : (
          <p>
            <Link to="/organisations" search={{ unverified: true }} className={classes.name}>
              {next === null
                ? t('accounts.mine.verify', { count: items.length })
                : t('accounts.mine.verifyMore', { count: LIMIT })}
            </Link>
          </p>
        )
      }
    </Reading>
  );
};
