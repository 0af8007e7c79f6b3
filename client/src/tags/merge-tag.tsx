import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type GovernedTag, mergeTag } from '#server/tags/governing.contract.ts';
import { useAct } from '../api/use-act.ts';
import { Field } from '../ui/field.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { TagPicker, useTags } from './tag-picker.tsx';
import { TagPreview } from './tag-preview.tsx';

/** Which other tag it is from now on; what that changes is shown first. */
export const MergeTag = ({ tag }: { tag: GovernedTag }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const tags = useTags(tag.taxonomy);
  const [into, setInto] = useState<string[]>([]);
  const [looking, setLooking] = useState(false);
  const [missing, setMissing] = useState(false);
  const act = useAct(mergeTag);
  const [intoId] = into;
  const intoLabel = tags.find(({ id }) => id === intoId)?.label ?? '';
  const look = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(intoId === undefined);
    if (intoId === undefined) document.getElementById('tag-into')?.focus();
    else setLooking(true);
  };
  return (
    <section className="stack" aria-labelledby="merge-tag">
      <h2 id="merge-tag">{t('tags.merge.title')}</h2>
      <p>{t('tags.merge.body')}</p>
      <form className="stack" onSubmit={look} noValidate>
        <Field
          id="tag-into"
          label={t('tags.merge.into')}
          error={missing ? t('tags.merge.badInto') : undefined}
        >
          {(control) => (
            <TagPicker
              {...control}
              taxonomy={tag.taxonomy}
              without={tag.id}
              selected={into}
              onChange={(chosen) => {
                setInto(chosen);
                setLooking(false);
              }}
              single
            />
          )}
        </Field>
        {looking ? null : (
          <div className="row">
            <Button type="submit" variant="default">
              {t('tags.merge.look')}
            </Button>
          </div>
        )}
      </form>
      {looking && intoId !== undefined ? (
        <>
          <TagPreview id={tag.id} intoId={intoId} />
          {act.isError ? <Fault message={sentence(act.error)} /> : null}
          <div className="row">
            <Button
              loading={act.isPending}
              onClick={() => act.mutate({ params: { id: tag.id }, body: { intoId } })}
            >
              {t('tags.merge.what', { label: tag.label, into: intoLabel })}
            </Button>
            <Button variant="default" onClick={() => setLooking(false)}>
              {t('tags.preview.cancel')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
};
