import type { Reasons } from '#server/matching/matching.contract.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Why } from './why.tsx';

type Props = {
  reasons: Reasons;
  about: string | undefined;
  scorerVersion: string | undefined;
  onClose: () => void;
};

/** The arithmetic of a score. */
export const ScoreDialog = ({ reasons, about, scorerVersion, onClose }: Props) => {
  const { t } = useTranslation();
  return (
    <Dialog title={t('matching.why.title')} onClose={onClose}>
      {about === undefined ? null : <p className="dim">{about}</p>}
      <Why reasons={reasons} scorerVersion={scorerVersion} />
    </Dialog>
  );
};
