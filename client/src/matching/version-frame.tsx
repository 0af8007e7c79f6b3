import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoment } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './learning.module.css';

interface Switch {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
}

interface OnProps {
  /** Whether something learned is on. */
  readonly active: boolean;
  readonly says: string;
  readonly back: string;
  readonly off: Switch;
  readonly onBack: () => void;
}

/** What is on now, and the way back. */
export const WhatIsOn = ({ active, says, back, off, onBack }: OnProps) => {
  const sentence = useSentence();
  return (
    <div className="stack tight" aria-live="polite">
      <Note tone={active ? 'match' : 'plain'}>
        <p>{says}</p>
        {active ? (
          <div className="row">
            <Button variant="default" loading={off.isPending} onClick={onBack}>
              {back}
            </Button>
          </div>
        ) : null}
      </Note>
      {off.isError ? <Fault message={sentence(off.error)} /> : null}
    </div>
  );
};

interface FrameProps {
  readonly version: { readonly trainedAt: string; readonly active: boolean; readonly better: boolean };
  /** What it was learned from. */
  readonly from: string;
  readonly on: Switch;
  readonly onSwitch: () => void;
  /** How it did when it was tried. */
  readonly children: ReactNode;
}

/** One learned version: when and from what it was learned, how it did, and its switch. */
export const VersionFrame = ({ version, from, on, onSwitch, children }: FrameProps) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { active, better } = version;
  const day = formatMoment(version.trainedAt);
  const what = t(better ? 'learning.version.activate' : 'learning.version.activateAnyway');
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <h3>{t('learning.version.learned', { day })}</h3>
        {active ? <Badge tone="match">{t('learning.version.on')}</Badge> : null}
        <Badge tone={better ? 'ok' : 'warn'}>
          {t(better ? 'learning.version.better' : 'learning.version.unsure')}
        </Badge>
      </div>
      <p className="dim small">{from}</p>
      {children}
      {active ? null : (
        <div className="row">
          <Button
            variant={better ? 'filled' : 'default'}
            loading={on.isPending}
            aria-label={t('learning.version.activateWhat', { what, day })}
            onClick={onSwitch}
          >
            {what}
          </Button>
        </div>
      )}
      {on.isError ? <Fault message={sentence(on.error)} /> : null}
    </li>
  );
};
