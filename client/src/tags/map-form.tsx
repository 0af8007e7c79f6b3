import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type GovernedTag, MappingKind } from '#server/tags/governing.contract.ts';
import { RadioField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import type { Mapped } from './mapped-toast.tsx';
import { TagPicker } from './tag-picker.tsx';
import { useMapTag } from './use-map-tag.ts';

type Props = { tag: GovernedTag; onMapped: (mapped: Mapped) => void; onCancel: () => void };

/** Which of our own tags it stands for, and how nearly. */
export const MapForm = ({ tag, onMapped, onCancel }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [first] = tag.mappings;
  const [to, setTo] = useState<string[]>(first === undefined ? [] : [first.id]);
  const [kind, setKind] = useState<MappingKind>(first?.kind ?? 'exact');
  const [checked, setChecked] = useState(false);
  const act = useMapTag(tag, onMapped);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const [id] = to;
    // What else it stands for stays.
    if (id !== undefined) act.map([{ id, kind }, ...tag.mappings.slice(1).filter((one) => one.id !== id)]);
    else document.getElementById(`map-to-${tag.id}`)?.focus();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate aria-label={t('tags.mapWhat', { label: tag.label })}>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <Field
        id={`map-to-${tag.id}`}
        label={t('tags.to')}
        error={checked && to.length === 0 ? t('tags.badTo') : undefined}
      >
        {(control) => <TagPicker {...control} selected={to} onChange={setTo} single />}
      </Field>
      <RadioField
        id={`map-kind-${tag.id}`}
        label={t('tags.kindOf')}
        choices={MappingKind.options.map((value) => ({
          value,
          label: t(`tags.kinds.${value}`),
          help: t(`tags.kindHelp.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <div className="row">
        <Button type="submit" loading={act.isPending}>
          {t('tags.saveMapping')}
        </Button>
        {tag.mappings.length === 0 ? null : (
          <Button variant="default" disabled={act.isPending} onClick={() => act.map([])}>
            {t('tags.unmap')}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
};
