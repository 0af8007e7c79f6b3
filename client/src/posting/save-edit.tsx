import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../api/api-error.ts';
import { Note } from '../ui/states.tsx';
import classes from './posting.module.css';

type Props = {
  /** Where the newest version stands, to be looked at beside this page. */
  address: string;
  ready: () => boolean;
  save: () => void;
  saveOver: () => void;
  pending: boolean;
  fault: unknown;
};

/** Saving an edit; and when somebody else was faster, the choice that nobody makes for the person. */
export const SaveEdit = ({ address, ready, save, saveOver, pending, fault }: Props) => {
  const { t } = useTranslation();
  const stale = fault !== null && codeOf(fault) === 'stale_version';
  return (
    <>
      {stale ? (
        <Note tone="warn" title={t('posting.stale.title')}>
          <p>{t('posting.stale.body')}</p>
          <p>
            <a href={address} target="_blank" rel="noopener">
              {t('posting.stale.see')}
            </a>
          </p>
          <div>
            <Button variant="outline" loading={pending} onClick={() => ready() && saveOver()}>
              {t('posting.stale.mine')}
            </Button>
          </div>
        </Note>
      ) : null}
      <div className={classes.foot}>
        <div className={classes.buttons}>
          <span />
          {stale ? null : (
            <Button loading={pending} onClick={() => ready() && save()}>
              {t('posting.check.save')}
            </Button>
          )}
        </div>
      </div>
    </>
  );
};
