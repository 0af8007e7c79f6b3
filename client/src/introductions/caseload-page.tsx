import { useNavigate, useSearch } from '@tanstack/react-router';
import { getCaseloads, listCaseload } from '#server/introductions/caseload.contract.ts';
import { usePages, useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { ForBrokers } from '../matching/for-brokers.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { SelectField } from '../ui/controls.tsx';
import { Page } from '../ui/page.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { Empty, Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { BrokerLabel } from './broker-label.tsx';
import classes from './caseload.module.css';
import { CaseloadBrokers } from './caseload-brokers.tsx';
import { CaseloadList } from './caseload-list.tsx';
import type { CaseloadSearch } from './caseload-search.ts';

const Carried = ({ search }: { search: CaseloadSearch }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const read = usePages(listCaseload, {
    query: {
      limit: 50,
      ...(search.broker === undefined ? {} : { broker: search.broker }),
      ...(search.due === undefined ? {} : { due: search.due }),
    },
  });
  if (read.isPending) return <Loading />;
  if (read.first === undefined) {
    return <Fault message={sentence(read.error)} onRetry={() => void read.refetch()} />;
  }
  if (read.items.length === 0) {
    return <Empty title={t('mediation.caseload.emptyTitle')}>{t('mediation.caseload.emptyBody')}</Empty>;
  }
  return (
    <>
      <CaseloadList key={`${search.broker} ${search.due}`} items={read.items} />
      <ShowMore read={read} />
    </>
  );
};

const Caseloads = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/caseload' });
  const navigate = useNavigate({ from: '/caseload' });
  const read = useRead(getCaseloads, {});
  return (
    <>
      <Reading of={read} lines={3}>
        {({ items }) => (
          <>
            <CaseloadBrokers items={items} search={search} />
            <div className={classes.filters}>
              <SelectField
                id="caseload-broker"
                label={t('mediation.caseload.who')}
                none={t('mediation.caseload.everybody')}
                choices={items.map(({ brokerId, name }) => ({
                  value: brokerId ?? 'nobody',
                  label: brokerId === null ? t('mediation.caseload.nobody') : name,
                }))}
                value={search.broker ?? ''}
                onChange={(broker) =>
                  void navigate({ search: { ...search, broker: broker ?? undefined }, replace: true })
                }
              />
              <SelectField
                id="caseload-due"
                label={t('mediation.caseload.due')}
                none={t('mediation.caseload.anyDue')}
                choices={[
                  { value: 'overdue', label: t('mediation.caseload.dueOverdue') },
                  { value: 'follow_up', label: t('mediation.caseload.dueFollowUp') },
                ]}
                value={search.due ?? ''}
                onChange={(due) =>
                  void navigate({ search: { ...search, due: due ?? undefined }, replace: true })
                }
              />
            </div>
          </>
        )}
      </Reading>
      <Carried search={search} />
      <BrokerLabel />
    </>
  );
};

export const CaseloadPage = () => {
  const { t } = useTranslation();
  return (
    <ForBrokers title={t('mediation.caseload.title')} refusal={t('mediation.caseload.notBroker')}>
      <Page
        title={t('mediation.caseload.title')}
        lead={t('mediation.caseload.lead')}
        back={<BackLink to="/introductions">{t('mediation.caseload.back')}</BackLink>}
      >
        <Caseloads />
      </Page>
    </ForBrokers>
  );
};
