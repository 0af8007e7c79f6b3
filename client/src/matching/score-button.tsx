import { lazy, Suspense, useState } from 'react';
import type { Reasons } from '#server/matching/matching.contract.ts';
import { withWords } from '../words/en.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './score-button.module.css';

// Many pages show a score, few of those who look at them ask for its sum.
const ScoreDialog = lazy(() =>
  withWords(() => import('./score-dialog.tsx'), 'matching').then((part) => ({ default: part.ScoreDialog })),
);

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
        aria-label={t('items.scoreWhy', { score })}
        onClick={() => setOpen(true)}
      >
        {score}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ScoreDialog
            reasons={reasons}
            about={about}
            scorerVersion={scorerVersion}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
};
