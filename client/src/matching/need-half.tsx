import { Link } from '@tanstack/react-router';
import { getNeed, type NeedSummary } from '#server/needs/needs.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatDay, formatMoneyRange } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './half.module.css';
import { Half, HalfTags, SideFacts } from './half.tsx';

type Props = { need: NeedSummary; shared: ReadonlySet<string> };

/** The need of a pair: at once what the list knows, then the whole text. */
export const NeedHalf = ({ need, shared }: Props) => {
  const { t } = useTranslation();
  const { data } = useRead(getNeed, { params: { id: need.id } });
  const body = data?.body;
  const state = need.status === 'published' ? null : t(`matching.side.statusOf.${need.status}`);
  return (
    <Half
      side="need"
      title={need.title}
      warning={need.unclaimed ? t('matching.side.unclaimed') : undefined}
      link={
        <Link to="/needs/$id" params={{ id: need.id }}>
          {t('matching.side.openNeed')}
        </Link>
      }
    >
      <SideFacts
        of={[
          [t('matching.side.status'), state],
          [t('matching.side.by'), need.organisation?.name],
          [
            t('matching.side.place'),
            need.places.map(({ name }) => name).join(', ') || t('matching.side.noPlace'),
          ],
          [t('matching.side.deadline'), need.deadline === null ? null : formatDay(need.deadline)],
          [t('matching.side.budget'), formatMoneyRange(need.budgetMin, need.budgetMax)],
          [
            t('matching.side.resources'),
            (body?.resources ?? []).map((resource) => t(`matching.side.resourceOf.${resource}`)).join(', '),
          ],
          [t('matching.side.whoFor'), body?.whoFor],
        ]}
      />
      <HalfTags tags={need.tags} shared={shared} />
      <p className={classes.text}>{body?.problem || need.excerpt}</p>
      {body?.outcome ? (
        <div>
          <p className="dim small">{t('matching.side.outcome')}</p>
          <p className={classes.text}>{body.outcome}</p>
        </div>
      ) : null}
    </Half>
  );
};
