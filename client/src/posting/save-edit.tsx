import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './posting.module.css';

type StaleProps = {
  /** Where the newest version stands, to be looked at beside this page. */
  address: string;
  saveOver: () => void;
  pending: boolean;
  /** Why it could not be saved over what stands there. */
  fault: unknown;
};

/** Somebody else was faster: the choice is the person's, and their text is kept whatever they choose. */
export const StaleChoice = ({ address, saveOver, pending, fault }: StaleProps) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Note tone="warn" title={t('posting.stale.title')}>
        <p>{t('posting.stale.body')}</p>
        <p>
          <a href={address} target="_blank" rel="noopener">
            {t('posting.stale.see')}
          </a>
        </p>
        {fault === null ? null : <Fault message={sentence(fault)} />}
        <div>
          <Button loading={pending} onClick={saveOver}>
            {t('posting.stale.mine')}
          </Button>
        </div>
      </Note>
    </div>
  );
};

type Props = { ready: (publish: boolean) => boolean; open: boolean; save: () => void; pending: boolean };

export const SaveEdit = ({ ready, open, save, pending }: Props) => {
  const { t } = useTranslation();
  return (
    <div className={classes.foot}>
      <div className={classes.buttons}>
        <span />
        <Button loading={pending} onClick={() => ready(open) && save()}>
          {t('posting.check.save')}
        </Button>
      </div>
    </div>
  );
};
