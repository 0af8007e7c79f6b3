import { getMyGrants, putMyGrants } from '#server/accounts/accounts.contract.ts';
import { listOrganisations } from '#server/organisations/organisations.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { ChecksField } from '../ui/controls.tsx';
import { formatDay } from '../ui/format.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

/** The agencies whose brokers may see my contact card. A tick counts at once, and so does taking it away. */
export const GrantChoice = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const grants = useRead(getMyGrants, {});
  const agencies = useRead(listOrganisations, { query: { agencies: 'true', limit: 100 } });
  const put = useAct(putMyGrants);
  return (
    <Reading of={grants} lines={2}>
      {({ items }) => (
        <Reading of={agencies} lines={2}>
          {({ items: all }) => (
            <div className="stack tight">
              <ChecksField
                id="grants"
                label={t('accounts.grants.label')}
                help={t('accounts.grants.help')}
                choices={all.map(({ id, name }) => {
                  const grant = items.find(({ agencyId }) => agencyId === id);
                  return {
                    value: id,
                    label: name,
                    ...(grant === undefined
                      ? {}
                      : { help: t('accounts.grants.since', { day: formatDay(grant.grantedAt) }) }),
                  };
                })}
                value={
                  put.isPending ? (put.variables.body.agencyIds ?? []) : items.map(({ agencyId }) => agencyId)
                }
                onChange={(agencyIds) => put.mutate({ body: { agencyIds } })}
              />
              {put.isError ? <Fault message={sentence(put.error)} /> : null}
            </div>
          )}
        </Reading>
      )}
    </Reading>
  );
};
