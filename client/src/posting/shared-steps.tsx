import type { NeedBody } from '#server/needs/needs.contract.ts';
import { RegionPicker } from '../regions/region-picker.tsx';
import { TagPicker } from '../tags/tag-picker.tsx';
import { TextField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useTranslation } from '../words/use-translation.ts';
import type { Form } from './form.ts';
import { TagSuggestions } from './tag-suggestions.tsx';

/** The questions that are put to needs and ideas alike. */
type Shared = Pick<NeedBody, 'title' | 'regionCodes' | 'tagIds'>;
type Props = Form<Shared> & { noun: 'need' | 'idea' };
type Written = Pick<Props, 'body' | 'set' | 'refused' | 'refuse'> & { text: readonly string[] };

/** While somebody writes: the best tags so far, which can be taken or refused there and then. */
export const TagsAsYouWrite = ({ body, set, refused, refuse, text }: Written) => (
  <TagSuggestions
    brief
    title={body.title}
    text={text.join('\n')}
    chosen={body.tagIds}
    refused={refused}
    onRefuse={refuse}
    onChange={(tagIds) => set({ tagIds })}
  />
);

export const useWords = () => {
  const { t } = useTranslation();
  return { t, who: t('posting.who.public') };
};

export const TitleQuestion = ({ noun, body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <TextField
      id="title"
      labelHidden
      label={t(`posting.${noun}.f.title`)}
      help={t(`posting.${noun}.h.title`)}
      who={who}
      error={errorOf('title')}
      max={140}
      left={(count) => t('app.charactersLeft', { count })}
      value={body.title}
      onChange={(title) => set({ title })}
    />
  );
};

export const PlacesQuestion = ({ noun, body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <Field
      id="regionCodes"
      label={t(`posting.${noun}.f.regionCodes`)}
      help={t(`posting.${noun}.h.regionCodes`)}
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
  );
};

/** Tags, chosen by hand or taken from what was written so far (`text`). */
export const TagsQuestion = ({
  noun,
  text,
  body,
  set,
  refused,
  refuse,
  errorOf,
}: Props & { text: readonly string[] }) => {
  const { t, who } = useWords();
  return (
    <>
      <Field
        id="tagIds"
        optional
        label={t(`posting.${noun}.f.tagIds`)}
        help={t(`posting.${noun}.h.tagIds`)}
        who={who}
        error={errorOf('tagIds')}
      >
        {(control) => (
          <TagPicker {...control} selected={body.tagIds} onChange={(tagIds) => set({ tagIds })} />
        )}
      </Field>
      <TagSuggestions
        title={body.title}
        text={text.join('\n')}
        chosen={body.tagIds}
        refused={refused}
        onRefuse={refuse}
        onChange={(tagIds) => set({ tagIds })}
      />
    </>
  );
};
