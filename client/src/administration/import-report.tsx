import { Link } from '@tanstack/react-router';
import type { Import, ImportReport as Report } from '#server/import/imports.contract.ts';
import { Facts, factOf } from '../ui/facts.tsx';
import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';

const counts = ['read', 'created', 'changed', 'unchanged', 'superseded', 'claimed', 'refused'] as const;
/** Always told, even when there are none. */
const always: readonly string[] = ['read', 'created', 'changed', 'unchanged', 'refused'];

const Refused = ({ id, report }: { id: string; report: Report }) => {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('imports.why')}</summary>
      {/* Where every row has a reason of its own, the table says it all. */}
      <ul hidden={report.refused === report.faults.length}>
        {report.faults.map(({ field, reason, rows, lines }) => (
          <li key={`${field} ${reason}`}>
            {t('imports.note', {
              what: t('imports.whyLine', { field, reason }),
              count: rows,
              rows: formatCount(rows),
              lines: lines.join(', '),
            })}
          </li>
        ))}
      </ul>
      {report.otherFaults > 0 ? (
        <p>{t('imports.otherFaults', { others: formatCount(report.otherFaults) })}</p>
      ) : null}
      <table className={classes.refused}>
        <thead>
          <tr>
            <th scope="col">{t('imports.line')}</th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {report.firstRefused.map(({ line, field, reason }) => (
            <tr key={`${line} ${field} ${reason}`}>
              <td>{line}</td>
              <td>{field}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.refused > report.firstRefused.length ? (
        <p className="dim">{t('imports.firstOnly', { shown: formatCount(report.firstRefused.length) })}</p>
      ) : null}
      <p>
        <a href={`/api/imports/${id}/refused.csv`} download>
          {t('imports.download')}
        </a>
      </p>
    </details>
  );
};

/** What a file would do, or did: every row is in one of the counts. */
export const ImportReport = ({ of, report }: { of: Import; report: Report }) => {
  const { t } = useTranslation();
  const { encoding, unknownColumns, notes, remarks } = report;
  return (
    <div className={`stack tight ${classes.report}`}>
      <h3 className={classes.event}>{t(of.status === 'done' ? 'imports.did' : 'imports.would')}</h3>
      <Facts
        facts={counts.map((name) =>
          report[name] > 0 || always.includes(name)
            ? factOf(t(`imports.count.${name}`), formatCount(report[name]))
            : undefined,
        )}
      />
      {encoding === 'utf-8' ? null : <p>{t(`imports.encoding.${encoding}`)}</p>}
      {unknownColumns.length === 0 ? null : (
        <p>{t('imports.unknownColumns', { columns: unknownColumns.join(', ') })}</p>
      )}
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {of.kind === 'tags' && of.status === 'done' ? (
        <p>
          <Link to="/tags">{t('imports.toTags')}</Link>
        </p>
      ) : null}
      {notes.map(({ what, rows, lines }) => (
        <p key={what} className="dim">
          {t('imports.note', { what, count: rows, rows: formatCount(rows), lines: lines.join(', ') })}
        </p>
      ))}
      {report.refused === 0 ? null : <Refused id={of.id} report={report} />}
    </div>
  );
};
