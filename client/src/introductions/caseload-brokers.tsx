import { Link } from '@tanstack/react-router';
import type { Caseload } from '#server/introductions/caseload.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { formatCount, formatDayShort } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './caseload.module.css';
import type { CaseloadSearch } from './caseload-search.ts';

const numbers = ['open', 'waiting', 'overdue', 'followUps'] as const;

/** A line for each broker; their name shows what they carry. */
export const CaseloadBrokers = ({
  items,
  search,
}: {
  items: readonly Caseload[];
  search: CaseloadSearch;
}) => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className={classes.frame}>
      <table className={classes.brokers}>
        <caption className="visually-hidden">{t('mediation.caseload.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mediation.caseload.who')}</th>
            {numbers.map((name) => (
              <th key={name} scope="col" className={classes.number}>
                {t(`mediation.caseload.${name}`)}
              </th>
            ))}
            <th scope="col" className={classes.date}>
              {t('mediation.caseload.next')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((caseload) => {
            const broker = caseload.brokerId ?? 'nobody';
            const name = caseload.brokerId === null ? t('mediation.caseload.nobody') : caseload.name;
            const chosen = search.broker === broker;
            return (
              <tr key={broker} data-chosen={chosen}>
                <th scope="row">
                  <Link
                    to="/caseload"
                    search={{ ...search, broker: chosen ? undefined : broker }}
                    aria-current={chosen ? 'true' : undefined}
                    replace
                  >
                    {name}
                  </Link>
                  {caseload.brokerId === me?.personId ? (
                    <span className="dim"> ({t('mediation.caseload.mine')})</span>
                  ) : null}
                  {caseload.here || caseload.brokerId === null ? null : (
                    <span className={classes.left}> {t('mediation.caseload.left')}</span>
                  )}
                </th>
                {numbers.map((one) => (
                  <td key={one} className={classes.number} data-tone={toneOf(one, caseload[one])}>
                    {formatCount(caseload[one])}
                  </td>
                ))}
                <td className={classes.date}>
                  {caseload.nextAt === null ? '' : formatDayShort(caseload.nextAt)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const toneOf = (name: (typeof numbers)[number], count: number): 'bad' | 'warn' | undefined => {
  if (count === 0) return undefined;
  if (name === 'overdue') return 'bad';
  return name === 'followUps' ? 'warn' : undefined;
};
