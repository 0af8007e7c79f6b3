import { endMembership } from '#server/organisations/organisations.contract.ts';
import { ReasonDialog } from '../administration/reason-dialog.tsx';
import { useAct } from '../api/use-act.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { organisationId: string; personId: string; name: string; onClose: () => void };

/** An administrator ends somebody's membership, and says why. */
export const EndMembership = ({ organisationId, personId, name, onClose }: Props) => {
  const { t } = useTranslation();
  const act = useAct(endMembership, { onDone: onClose });
  return (
    <ReasonDialog
      title={t('organisations.members.endWhat', { name })}
      about={t('administration.ending')}
      act={t('organisations.members.end')}
      grave
      pending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: organisationId, personId }, body: { reason } })}
    />
  );
};
