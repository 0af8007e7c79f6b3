import { describeData } from '#server/export/export.contract.ts';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './data.module.css';

type DataSet = ReplyOf<typeof describeData>['sets'][number];

/** What anybody may take away: what there is, how fresh it is, under which licence, and what each column means. */
export const DataPage = () => {
  const { t } = useTranslation();
  const read = useRead(describeData, {});
  return (
    <Page title={t('data.title')} lead={t('data.lead')} width="prose">
      <Reading of={read} lines={5} height={120}>
        {({ licence, sets }) => (
          <>
            <section className="stack tight">
              <h2>{t('data.licenceTitle')}</h2>
              <p>
                {licence === null ? (
                  t('data.noLicence')
                ) : /^https?:\/\//i.test(licence) ? (
                  <a href={licence} rel="license noopener noreferrer">
                    {licence}
                  </a>
                ) : (
                  licence
                )}
              </p>
              <p className="dim">{t('data.ideasLicence')}</p>
            </section>
            {sets.map((set) => (
              <OneSet key={set.name} set={set} />
            ))}
            <section className="stack tight">
              <h2>{t('data.howTitle')}</h2>
              <p>{t('data.fresh')}</p>
              <p>{t('data.formulas')}</p>
              <p>{t('data.private')}</p>
              <p>
                <a href="/api/docs">{t('data.api')}</a>
              </p>
            </section>
          </>
        )}
      </Reading>
    </Page>
  );
};

const OneSet = ({ set: { name, count, newestAt, files, columns } }: { set: DataSet }) => {
  const { t } = useTranslation();
  return (
    <section className="stack tight">
      <h2>{t(`data.sets.${name}`)}</h2>
      <p className="dim">
        {t('data.rows', { count, rows: formatCount(count) })}
        {newestAt === null ? null : ` · ${t('data.newest', { when: formatMoment(newestAt) })}`}
      </p>
      <p className="row">
        {files.map(({ format, path }) => (
          <a key={format} href={path} download className={classes.file}>
            {t('data.file', { name: t(`data.sets.${name}`), format: t(`data.formats.${format}`) })}
          </a>
        ))}
      </p>
      <details>
        <summary>{t('data.columns', { count: columns.length })}</summary>
        <dl className={classes.columns}>
          {columns.map((column) => (
            <div key={column.name}>
              <dt>
                <code>{column.name}</code>
              </dt>
              <dd>{column.about}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
};
