import { type IdeaBody, Reach } from '#server/ideas/ideas.contract.ts';
import type { Form } from '../posting/form.ts';
import { TagSuggestions } from '../posting/tag-suggestions.tsx';
import { RegionPicker } from '../regions/region-picker.tsx';
import { TagPicker } from '../tags/tag-picker.tsx';
import { AreaField, RadioField, TextField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = Form<IdeaBody>;

const useWords = () => {
  const { t } = useTranslation();
  return { t, who: t('posting.who.public'), left: (count: number) => t('app.charactersLeft', { count }) };
};

export const TitleStep = ({ body, set, errorOf }: Props) => {
  const { t, who, left } = useWords();
  return (
    <TextField
      id="title"
      labelHidden
      label={t('posting.idea.f.title')}
      help={t('posting.idea.h.title')}
      who={who}
      error={errorOf('title')}
      max={140}
      left={left}
      value={body.title}
      onChange={(title) => set({ title })}
    />
  );
};

export const SummaryStep = ({ body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <>
      <Note tone="warn">{t('posting.patient')}</Note>
      <AreaField
        id="summary"
        labelHidden
        label={t('posting.idea.f.summary')}
        help={t('posting.idea.h.summary')}
        who={who}
        error={errorOf('summary')}
        value={body.summary}
        onChange={(summary) => set({ summary })}
        rows={7}
      />
    </>
  );
};

export const HowStep = ({ body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <>
      <Note tone="warn">{t('posting.patient')}</Note>
      <AreaField
        id="how"
        optional
        label={t('posting.idea.f.how')}
        help={t('posting.idea.h.how')}
        who={who}
        error={errorOf('how')}
        value={body.how}
        onChange={(how) => set({ how })}
        rows={7}
      />
      <TextField
        id="website"
        optional
        type="url"
        inputMode="url"
        label={t('posting.idea.f.website')}
        who={who}
        error={errorOf('website')}
        value={body.website ?? ''}
        onChange={(website) => set({ website: website === '' ? null : website })}
      />
    </>
  );
};

export const PlaceStep = ({ body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <>
      <Field
        id="regionCodes"
        label={t('posting.idea.f.regionCodes')}
        help={t('posting.idea.h.regionCodes')}
        who={who}
        error={errorOf('regionCodes')}
      >
        {(control) => (
          <RegionPicker
            {...control}
            selected={body.regionCodes}
            onChange={(regionCodes) => set({ regionCodes })}
          />
        )}
      </Field>
      <RadioField
        id="reach"
        label={t('posting.idea.f.reach')}
        who={who}
        choices={Reach.options.map((value) => ({ value, label: t(`items.reach.${value}`) }))}
        value={body.reach}
        onChange={(reach) => set({ reach })}
      />
    </>
  );
};

export const TagsStep = ({ body, set, refused, refuse, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <>
      <Field
        id="tagIds"
        optional
        label={t('posting.idea.f.tagIds')}
        help={t('posting.idea.h.tagIds')}
        who={who}
        error={errorOf('tagIds')}
      >
        {(control) => (
          <TagPicker {...control} selected={body.tagIds} onChange={(tagIds) => set({ tagIds })} />
        )}
      </Field>
      <TagSuggestions
        title={body.title}
        text={[body.summary, body.how].join('\n')}
        chosen={body.tagIds}
        refused={refused}
        onRefuse={refuse}
        onAdd={(id) => set({ tagIds: [...body.tagIds, id] })}
      />
    </>
  );
};
