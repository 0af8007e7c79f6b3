import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { formatMoment } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { noun: 'need' | 'idea'; savedAt: string | undefined; onDiscard: () => void };

/** How long it takes; or that an earlier start is still here, and how to be rid of it. */
export const KeptNote = ({ noun, savedAt, onDiscard }: Props) => {
  const { t } = useTranslation();
  const me = useMe();
  const [found] = useState(savedAt);
  const [sure, setSure] = useState(false);
  if (found === undefined || savedAt === undefined) {
    const alone = noun === 'need' && me !== undefined && (me === null || me.memberships.length === 0);
    return (
      <div className="stack tight dim">
        <p>{t(`posting.start.${noun}`)}</p>
        {alone ? <p>{t('posting.startAlone')}</p> : null}
      </div>
    );
  }
  return (
    <div className="row">
      <p className="dim">{t('posting.kept', { when: formatMoment(savedAt) })}</p>
      <Link to={`/${noun}s/new`} search={{ step: 'check' }}>
        {t('posting.check.title')}
      </Link>
      {sure ? (
        <>
          <p role="alert">{t('posting.discardSure')}</p>
          <Button variant="outline" color="bad" size="sm" onClick={onDiscard}>
            {t('posting.discard')}
          </Button>
          <Button variant="default" size="sm" onClick={() => setSure(false)}>
            {t('app.cancel')}
          </Button>
        </>
      ) : (
        <Button variant="outline" size="sm" onClick={() => setSure(true)}>
          {t('posting.discard')}
        </Button>
      )}
    </div>
  );
};
