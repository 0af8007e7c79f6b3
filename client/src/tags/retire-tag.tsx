import { Button } from '@mantine/core';
import { useState } from 'react';
import { type GovernedTag, retireTag } from '#server/tags/governing.contract.ts';
import { useAct } from '../api/use-act.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { TagPreview } from './tag-preview.tsx';

/** Out of use, but readable where it is. */
export const RetireTag = ({ tag: { id, label } }: { tag: GovernedTag }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [looking, setLooking] = useState(false);
  const act = useAct(retireTag);
  return (
    <section className="stack" aria-labelledby="retire-tag">
      <h2 id="retire-tag">{t('tags.retire.title')}</h2>
      <p>{t('tags.retire.body')}</p>
      {looking ? <TagPreview id={id} /> : null}
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <div className="row">
        {looking ? (
          <>
            <Button loading={act.isPending} onClick={() => act.mutate({ params: { id } })}>
              {t('tags.retire.what', { label })}
            </Button>
            <Button variant="default" onClick={() => setLooking(false)}>
              {t('tags.preview.cancel')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setLooking(true)}>
            {t('tags.retire.look')}
          </Button>
        )}
      </div>
    </section>
  );
};
