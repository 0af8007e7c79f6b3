import { listHandovers } from '#server/introductions/private.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatMoment } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './private-notes.module.css';

/** Who handed it over to whom; nothing while it was never handed over. */
export const Handovers = ({ introductionId }: { introductionId: string }) => {
  const { t } = useTranslation();
  const { data } = useRead(listHandovers, { params: { id: introductionId } });
  if (data === undefined || data.items.length === 0) return null;
  const nameOf = (name: string | null): string => name ?? t('mediation.handovers.somebody');
  return (
    <section className={classes.part}>
      <h3>{t('mediation.handovers.title')}</h3>
      <ul className={classes.notes}>
        {data.items.map(({ id, fromName, toName, byName, note, at }) => (
          <li key={id}>
            <p className={classes.by}>
              {formatMoment(at)}
              {byName === null || byName === fromName
                ? ''
                : `, ${t('mediation.handovers.by', { name: byName })}`}
            </p>
            <p>{t('mediation.handovers.line', { from: nameOf(fromName), to: nameOf(toName) })}</p>
            {note === '' ? null : <p className={classes.body}>{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
};
