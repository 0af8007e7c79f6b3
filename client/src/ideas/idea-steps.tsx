import { type IdeaBody, Reach } from '#server/ideas/ideas.contract.ts';
import type { Form } from '../posting/form.ts';
import {
  PlacesQuestion,
  TagsAsYouWrite,
  TagsQuestion,
  TitleQuestion,
  useWords,
} from '../posting/shared-steps.tsx';
import { AreaField, RadioField, TextField } from '../ui/controls.tsx';
import { Note } from '../ui/states.tsx';

type Props = Form<IdeaBody>;

/** What tags are suggested from, whichever question it answers. */
const textOf = (body: IdeaBody): string[] => [body.summary, body.how];

export const TitleStep = (form: Props) => (
  <>
    <TitleQuestion noun="idea" {...form} />
    <TagsAsYouWrite {...form} text={textOf(form.body)} />
  </>
);

export const SummaryStep = (form: Props) => {
  const { body, set, errorOf } = form;
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
      <TagsAsYouWrite {...form} text={textOf(body)} />
    </>
  );
};

export const HowStep = (form: Props) => {
  const { body, set, errorOf } = form;
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
      <TagsAsYouWrite {...form} text={textOf(body)} />
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

export const PlaceStep = (form: Props) => {
  const { t, who } = useWords();
  const { body, set } = form;
  return (
    <>
      <PlacesQuestion noun="idea" {...form} />
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

export const TagsStep = (form: Props) => <TagsQuestion noun="idea" {...form} text={textOf(form.body)} />;
