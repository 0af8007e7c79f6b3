import { Button } from '@mantine/core';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import {
  deactivateOrder,
  learnOrder,
  listLearnedVersions,
} from '#server/matching/learning/learning.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './learning.module.css';
import { OrderVersion } from './order-version.tsx';
import { WhatIsOn } from './version-frame.tsx';

type Orders = ReplyOf<typeof listLearnedVersions>;

const counted = ({ decisions, needs, taken }: Orders['decided']) => ({
  decisions: formatCount(decisions),
  needs: formatCount(needs),
  taken: formatCount(taken),
});

/** How much there is to learn from, and the button that learns. */
const ToLearnFrom = ({ orders: { decided, least, learning } }: { orders: Orders }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const learn = useAct(learnOrder);
  const enough =
    decided.decisions >= least.decisions && decided.needs >= least.needs && decided.taken >= least.taken;
  return (
    <div className="stack tight">
      <p>{t('learning.order.soFar', counted(decided))}</p>
      {enough ? (
        <div className="row">
          <Button
            variant="default"
            loading={learn.isPending}
            disabled={learning}
            onClick={() => learn.mutate({})}
          >
            {t('learning.order.learn')}
          </Button>
        </div>
      ) : (
        <Note>{t('learning.order.tooFew', counted(least))}</Note>
      )}
      <div aria-live="polite">{learning ? <p className="dim">{t('learning.order.learning')}</p> : null}</div>
      {learn.isError ? <Fault message={sentence(learn.error)} /> : null}
    </div>
  );
};

/** Which order the queues follow now, and the way back. */
const Followed = ({ orders: { items } }: { orders: Orders }) => {
  const { t } = useTranslation();
  const back = useAct(deactivateOrder);
  const active = items.find((version) => version.active);
  const says = active
    ? t('learning.order.learned', { day: formatMoment(active.switchedAt ?? active.trainedAt) })
    : t('learning.order.platform');
  return (
    <WhatIsOn
      active={active !== undefined}
      says={says}
      back={t('learning.order.back')}
      off={back}
      onBack={() => back.mutate({})}
    />
  );
};

/** The orders learned from brokers, with what they gained where they were tried. */
export const LearnedOrders = () => {
  const { t } = useTranslation();
  const read = useRead(listLearnedVersions, {});
  return (
    <section className="stack" aria-labelledby="learned-orders">
      <h2 id="learned-orders">{t('learning.order.title')}</h2>
      <p className="prose">{t('learning.order.body')}</p>
      <Reading of={read}>
        {(orders) => (
          <>
            <Followed orders={orders} />
            <ToLearnFrom orders={orders} />
            {orders.items.length === 0 ? null : (
              <ul className={classes.versions} aria-label={t('learning.version.list')}>
                {orders.items.map((version) => (
                  <OrderVersion key={version.id} version={version} />
                ))}
              </ul>
            )}
          </>
        )}
      </Reading>
    </section>
  );
};
