import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Organisation } from '#server/organisations/organisations.contract.ts';
import { withdrawVerification } from '#server/organisations/taking-back.contract.ts';
import { ReasonDialog } from '../administration/reason-dialog.tsx';
import { useAct } from '../api/use-act.ts';
import { formatDay } from '../ui/format.ts';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

const Taking = ({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) => {
  const { t } = useTranslation();
  const act = useAct(withdrawVerification, { onDone: onClose });
  return (
    <ReasonDialog
      title={t('administration.withdrawal.what', { name: organisation.name })}
      about={t(
        organisation.isAgency ? 'administration.withdrawal.agency' : 'administration.withdrawal.about',
      )}
      act={t('administration.withdrawal.act')}
      grave
      pending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: organisation.id }, body: { reason } })}
    />
  );
};

type Props = { organisation: Organisation; show: 'what happened' | 'what to do' };

/** That an organisation's verification was taken back, and why; or, for an administrator, the way to do it. */
export const Withdrawal = ({ organisation, show }: Props) => {
  const { t } = useTranslation();
  const [taking, setTaking] = useState(false);
  const { withdrawnAt, withdrawnBecause } = organisation;
  if (show === 'what happened')
    return withdrawnAt === null ? null : (
      <Note tone="warn" title={t('administration.withdrawal.title', { day: formatDay(withdrawnAt) })}>
        {withdrawnBecause === null ? null : (
          <p>{t('administration.withdrawal.why', { reason: withdrawnBecause })}</p>
        )}
        <p>{t('administration.withdrawal.body')}</p>
      </Note>
    );
  return (
    <div>
      <Button variant="default" onClick={() => setTaking(true)}>
        {t('administration.withdrawal.act')}
      </Button>
      {taking ? <Taking organisation={organisation} onClose={() => setTaking(false)} /> : null}
    </div>
  );
};
