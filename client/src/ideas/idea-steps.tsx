import { type IdeaBody, Reach } from '#server/ideas/ideas.contract.ts';
import type { Form } from '../posting/form.ts';
import { PlacesQuestion, TagsQuestion, TitleQuestion, useWords } from '../posting/shared-steps.tsx';
import { AreaField, RadioField, TextField } from '../ui/controls.tsx';
import { Note } from '../ui/states.tsx';

type Props = Form<IdeaBody>;

export const TitleStep = (form: Props) => <TitleQuestion noun="idea" {...form} />;

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

export const TagsStep = (form: Props) => {
  const { body } = form;
  return <TagsQuestion noun="idea" {...form} text={[body.summary, body.how]} />;
};
