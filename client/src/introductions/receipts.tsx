import { listReceipts, type Receipt } from '#server/introductions/aftermath.contract.ts';
import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatMoment } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './receipts.module.css';

const Agreed = ({ receipt, own }: { receipt: Receipt; own: boolean }) => {
  const { t } = useTranslation();
  const side = t(`introductions.strip.${receipt.side}Lower`);
  const facts = {
    moment: formatMoment(receipt.agreedAt),
    fields: new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(
      receipt.fields.map((field) => t(`introductions.fields.${field}`)),
    ),
    to: receipt.toBrokersOnly
      ? t('mediation.receipt.brokersOnly', { agency: receipt.agency })
      : (receipt.to ??
        t(receipt.side === 'need' ? 'introductions.accept.otherIdea' : 'introductions.accept.otherNeed')),
  };
  return (
    <details className={classes.receipt} data-side={receipt.side}>
      <summary>{own ? t('mediation.receipt.title') : t('mediation.receipt.titleOf', { side })}</summary>
      <p>
        {own ? t('mediation.receipt.agreed', facts) : t('mediation.receipt.agreedOf', { ...facts, side })}
      </p>
      {receipt.withdrawnAt === null ? null : (
        <p>
          <strong>{t('mediation.receipt.withdrawn', { moment: formatMoment(receipt.withdrawnAt) })}</strong>
        </p>
      )}
      <p className="dim small">
        {t('mediation.receipt.about', { need: receipt.need.version, idea: receipt.idea.version })}
      </p>
      {receipt.interest === null ? null : (
        <>
          <p className="dim small">{t('mediation.interest.title')}</p>
          <blockquote className={classes.words}>{receipt.interest}</blockquote>
        </>
      )}
      <p className="dim small">{t('mediation.receipt.wording')}</p>
      <blockquote className={classes.words}>{receipt.wording.text}</blockquote>
    </details>
  );
};

/** What was agreed to, in writing: a side's own, and both for the brokers. */
export const Receipts = ({ introduction }: { introduction: Introduction }) => {
  const { id, as, answers } = introduction;
  const agreed = [answers.need, answers.idea].some(
    ({ status }) => status === 'accepted' || status === 'revoked',
  );
  const { data } = useRead(listReceipts, { params: { id } }, { enabled: agreed });
  return data?.items.map((receipt) => (
    <Agreed key={receipt.side} receipt={receipt} own={receipt.side === as} />
  ));
};
