import { Level, type NeedBody, Resource, Trigger } from '#server/needs/needs.contract.ts';
import type { Form } from '../posting/form.ts';
import { MoneyField } from '../posting/money-field.tsx';
import classes from '../posting/posting.module.css';
import {
  PlacesQuestion,
  TagsAsYouWrite,
  TagsQuestion,
  TitleQuestion,
  useWords,
} from '../posting/shared-steps.tsx';
import { AreaField, CheckLine, ChecksField, SelectField, TextField } from '../ui/controls.tsx';
import { Note } from '../ui/states.tsx';

type Props = Form<NeedBody>;

/** What tags are suggested from, whichever question it answers. */
const textOf = (body: NeedBody): string[] => [body.problem, body.whoFor, body.evidence, body.outcome];

export const TitleStep = (form: Props) => (
  <>
    <TitleQuestion noun="need" {...form} />
    <TagsAsYouWrite {...form} text={textOf(form.body)} />
  </>
);

export const ProblemStep = (form: Props) => {
  const { body, set, errorOf } = form;
  const { t, who } = useWords();
  return (
    <>
      <Note tone="warn">{t('posting.patient')}</Note>
      <AreaField
        id="problem"
        label={t('posting.need.f.problem')}
        help={t('posting.need.h.problem')}
        who={who}
        error={errorOf('problem')}
        value={body.problem}
        onChange={(problem) => set({ problem })}
        rows={7}
      />
      <TagsAsYouWrite {...form} text={textOf(body)} />
      <AreaField
        id="evidence"
        optional
        label={t('posting.need.f.evidence')}
        help={t('posting.need.h.evidence')}
        who={who}
        error={errorOf('evidence')}
        value={body.evidence}
        onChange={(evidence) => set({ evidence })}
        rows={3}
      />
      <SelectField
        id="trigger"
        optional
        label={t('posting.need.f.trigger')}
        who={who}
        none={t('posting.need.none')}
        choices={Trigger.options.map((value) => ({ value, label: t(`items.trigger.${value}`) }))}
        value={body.trigger ?? ''}
        onChange={(trigger) => set({ trigger })}
      />
    </>
  );
};

export const PeopleStep = (form: Props) => {
  const { body, set, errorOf } = form;
  const { t, who } = useWords();
  return (
    <>
      <AreaField
        id="whoFor"
        label={t('posting.need.f.whoFor')}
        help={t('posting.need.h.whoFor')}
        who={who}
        error={errorOf('whoFor')}
        value={body.whoFor}
        onChange={(whoFor) => set({ whoFor })}
        rows={3}
      />
      <TagsAsYouWrite {...form} text={textOf(body)} />
      <SelectField
        id="level"
        optional
        label={t('posting.need.f.level')}
        who={who}
        none={t('posting.need.none')}
        choices={Level.options.map((value) => ({ value, label: t(`items.level.${value}`) }))}
        value={body.level ?? ''}
        onChange={(level) => set({ level })}
      />
    </>
  );
};

export const PlaceStep = (form: Props) => {
  const { t } = useWords();
  const { body, set } = form;
  return (
    <>
      <PlacesQuestion noun="need" {...form} />
      <CheckLine
        label={t('posting.need.f.localOnly')}
        help={t('posting.need.h.localOnly')}
        checked={body.localOnly}
        onChange={(localOnly) => set({ localOnly })}
      />
    </>
  );
};

export const TagsStep = (form: Props) => <TagsQuestion noun="need" {...form} text={textOf(form.body)} />;

export const BetterStep = ({ body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <>
      <AreaField
        id="outcome"
        label={t('posting.need.f.outcome')}
        help={t('posting.need.h.outcome')}
        who={who}
        error={errorOf('outcome')}
        value={body.outcome}
        onChange={(outcome) => set({ outcome })}
        rows={4}
      />
      <TextField
        id="baseline"
        optional
        label={t('posting.need.f.baseline')}
        help={t('posting.need.h.baseline')}
        who={who}
        error={errorOf('baseline')}
        value={body.baseline ?? ''}
        onChange={(baseline) => set({ baseline: baseline === '' ? null : baseline })}
      />
      <TextField
        id="target"
        optional
        label={t('posting.need.f.target')}
        help={t('posting.need.h.target')}
        who={who}
        error={errorOf('target')}
        value={body.target ?? ''}
        onChange={(target) => set({ target: target === '' ? null : target })}
      />
    </>
  );
};

const phases = ['0', '1', '2', '3', '4'] as const;

export const MeansStep = ({ body, set, errorOf }: Props) => {
  const { t, who } = useWords();
  return (
    <>
      <div className={classes.pair}>
        <MoneyField
          id="budgetMin"
          label={t('posting.need.f.budgetMin')}
          help={t('posting.need.h.budgetMin')}
          who={who}
          error={errorOf('budgetMin')}
          value={body.budgetMin}
          onChange={(budgetMin) => set({ budgetMin })}
        />
        <MoneyField
          id="budgetMax"
          label={t('posting.need.f.budgetMax')}
          help={t('posting.need.h.budgetMax')}
          who={who}
          error={errorOf('budgetMax')}
          value={body.budgetMax}
          onChange={(budgetMax) => set({ budgetMax })}
        />
      </div>
      <ChecksField
        id="resources"
        optional
        label={t('posting.need.f.resources')}
        who={who}
        choices={Resource.options.map((value) => ({ value, label: t(`items.resource.${value}`) }))}
        value={body.resources}
        onChange={(resources) => set({ resources })}
      />
      <TextField
        id="deadline"
        optional
        narrow
        type="date"
        label={t('posting.need.f.deadline')}
        help={t('posting.need.h.deadline')}
        who={who}
        error={errorOf('deadline')}
        value={body.deadline ?? ''}
        onChange={(deadline) => set({ deadline: deadline === '' ? null : deadline })}
      />
      <SelectField
        id="phase"
        optional
        label={t('posting.need.f.phase')}
        who={who}
        none={t('posting.need.none')}
        choices={phases.map((value) => ({ value, label: t(`items.phase.p${value}`) }))}
        value={phases.find((value) => value === String(body.phase)) ?? ''}
        onChange={(phase) => set({ phase: phase === null ? null : Number(phase) })}
      />
      <CheckLine
        label={t('posting.need.f.organisationNamed')}
        help={t('posting.need.h.organisationNamed')}
        checked={body.organisationNamed}
        onChange={(organisationNamed) => set({ organisationNamed })}
      />
    </>
  );
};
