import { useState } from 'react';
import type { Reasons } from '#server/matching/matching.contract.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './score-button.module.css';
import { Why } from './why.tsx';

type Props = {
  reasons: Reasons;
  /** What is being explained, such as the two titles; it stands over the arithmetic. */
  about?: string;
  scorerVersion?: string;
  size?: 'small' | 'large';
};

/** A score is always a button: it opens the arithmetic. */
export const ScoreButton = ({ reasons, about, scorerVersion, size = 'small' }: Props) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const score = Math.round(reasons.score);
  return (
    <>
      <button
        type="button"
        className={classes.score}
        data-size={size}
        aria-haspopup="dialog"
        aria-label={t('matching.why.score', { score })}
        onClick={() => setOpen(true)}
      >
        {score}
      </button>
      {open ? (
        <Dialog title={t('matching.why.title')} onClose={() => setOpen(false)}>
          {about === undefined ? null : <p className="dim">{about}</p>}
          <Why reasons={reasons} scorerVersion={scorerVersion} />
        </Dialog>
      ) : null}
    </>
  );
};
