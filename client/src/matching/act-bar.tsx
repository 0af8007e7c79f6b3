import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Match } from '#server/matching/matching.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './act-bar.module.css';

export type Deed = 'shortlist' | 'dismiss' | 'introduce' | 'snooze' | 'restore';

type Props = {
  match: Match;
  onDo: (deed: Deed) => void;
  onUndo: () => void;
  onHelp: () => void;
  onStep?: ((by: 1 | -1) => void) | undefined;
};

const deeds = [
  ['introduce', 'i'],
  ['shortlist', 'e'],
  ['dismiss', 'x'],
  ['snooze', 'h'],
  ['restore', undefined],
] as const;

const Key = ({ of }: { of: string | undefined }) =>
  of === undefined ? null : (
    <kbd className={classes.key} aria-hidden>
      {of}
    </kbd>
  );

type StepsProps = Pick<Props, 'onUndo' | 'onHelp' | 'onStep'> & { place: 'bar' | 'top' };

/** Before, after, back: in the bar on a wide screen, over the pair on a narrow one. */
export const Steps = ({ onUndo, onHelp, onStep, place }: StepsProps) => {
  const { t } = useTranslation();
  return (
    <span className={classes.steps} data-place={place}>
      {onStep === undefined ? null : (
        <>
          <button
            type="button"
            className={classes.step}
            aria-label={t('matching.act.previous')}
            aria-keyshortcuts="k"
            onClick={() => onStep(-1)}
          >
            <IconArrowUp size={18} aria-hidden />
            <Key of="k" />
          </button>
          <button
            type="button"
            className={classes.step}
            aria-label={t('matching.act.next')}
            aria-keyshortcuts="j"
            onClick={() => onStep(1)}
          >
            <IconArrowDown size={18} aria-hidden />
            <Key of="j" />
          </button>
        </>
      )}
      <Button size="sm" variant="subtle" color="ink" aria-keyshortcuts="u" onClick={onUndo}>
        {t('matching.act.undo')}
        <Key of="u" />
      </Button>
      {place === 'bar' ? (
        <Button size="sm" variant="subtle" color="ink" onClick={onHelp}>
          {t('matching.act.help')}
          <Key of="?" />
        </Button>
      ) : null}
    </span>
  );
};

/** A button per move that the server allows, each with its key. */
export const ActBar = ({ match, onDo, onUndo, onHelp, onStep }: Props) => {
  const { t } = useTranslation();
  // A pair that is barred keeps its button: it opens the reason. What this agency is introducing has a door of its own.
  const begun = match.barred === 'introduction_already_open' && match.introductionId !== null;
  const open = deeds.filter(
    ([deed]) => match.moves.includes(deed) || (deed === 'introduce' && match.barred !== null && !begun),
  );
  return (
    <section className={classes.bar} aria-label={t('matching.act.bar')}>
      {open.map(([deed, key]) => (
        <Button
          key={deed}
          size="sm"
          variant={deed === 'introduce' && match.barred === null ? 'filled' : 'default'}
          aria-keyshortcuts={key}
          onClick={() => onDo(deed)}
        >
          {t(`matching.act.${deed}`)}
          <Key of={key} />
        </Button>
      ))}
      <Steps onUndo={onUndo} onHelp={onHelp} onStep={onStep} place="bar" />
    </section>
  );
};
