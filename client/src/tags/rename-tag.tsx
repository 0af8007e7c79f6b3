import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { editTag, type GovernedTag } from '#server/tags/governing.contract.ts';
import { useAct } from '../api/use-act.ts';
import { TextField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { TagPicker } from './tag-picker.tsx';

/** Its name, and its place in the tree. */
export const RenameTag = ({ tag }: { tag: GovernedTag }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [label, setLabel] = useState(tag.label);
  const [parent, setParent] = useState<string[]>(tag.parent === null ? [] : [tag.parent.id]);
  const act = useAct(editTag);
  const empty = label.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (empty) document.getElementById('tag-label')?.focus();
    else
      act.mutate({
        params: { id: tag.id },
        ifMatch: tag.version,
        body: { label: label.trim(), parentId: parent[0] ?? null },
      });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <TextField
        id="tag-label"
        label={t('tags.edit.name')}
        help={t('tags.edit.nameHelp')}
        error={empty ? t('tags.edit.badName') : undefined}
        value={label}
        onChange={setLabel}
      />
      <Field id="tag-parent" label={t('tags.edit.parent')} help={t('tags.edit.parentHelp')}>
        {(control) => (
          <TagPicker
            {...control}
            taxonomy={tag.taxonomy}
            without={tag.id}
            selected={parent}
            onChange={setParent}
            single
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" variant="default" loading={act.isPending}>
          {t('tags.edit.save')}
        </Button>
      </div>
    </form>
  );
};
