import { useState } from 'react';
import { Ask, AuthorStyle, ContributorKind, type IdeaBody, Stage } from '#server/ideas/ideas.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import type { Form } from '../posting/form.ts';
import { MoneyField } from '../posting/money-field.tsx';
import classes from '../posting/posting.module.css';
import { CheckLine, ChecksField, RadioField, SelectField, TextField } from '../ui/controls.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = Form<IdeaBody>;

const levels = ['0', '1', '2', '3', '4', '5'] as const;

export const EvidenceStep = ({ body, set }: Props) => {
  const { t } = useTranslation();
  const who = t('posting.who.public');
  return (
    <>
      <RadioField
        id="stage"
        optional
        label={t('posting.idea.f.stage')}
        who={who}
        choices={Stage.options.map((value) => ({
          value,
          label: t(`items.stage.${value}`),
          help: t(`items.stageHelp.${value}`),
        }))}
        value={body.stage}
        onChange={(stage) => set({ stage })}
      />
      <RadioField
        id="evidenceLevel"
        optional
        label={t('posting.idea.f.evidenceLevel')}
        who={who}
        choices={levels.map((value) => ({ value, label: t(`items.evidence.e${value}`) }))}
        value={levels.find((value) => value === String(body.evidenceLevel)) ?? null}
        onChange={(level) => set({ evidenceLevel: Number(level) })}
      />
    </>
  );
};

/** A whole number or nothing; NaN for anything else, which the check then names. */
const toWhole = (text: string): number | null =>
  text.trim() === '' ? null : /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;

export const AsksStep = ({ body, set, errorOf }: Props) => {
  const { t } = useTranslation();
  const who = t('posting.who.public');
  const [places, setPlaces] = useState(body.openPlaces === null ? '' : String(body.openPlaces));
  return (
    <>
      <ChecksField
        id="asks"
        optional
        label={t('posting.idea.f.asks')}
        who={who}
        choices={Ask.options.map((value) => ({ value, label: t(`items.ask.${value}`) }))}
        value={body.asks}
        onChange={(asks) => set({ asks })}
      />
      <div className={classes.pair}>
        <MoneyField
          id="costMin"
          label={t('posting.idea.f.costMin')}
          help={t('posting.idea.h.costMin')}
          who={who}
          error={errorOf('costMin')}
          value={body.costMin}
          onChange={(costMin) => set({ costMin })}
        />
        <MoneyField
          id="costMax"
          label={t('posting.idea.f.costMax')}
          help={t('posting.idea.h.costMax')}
          who={who}
          error={errorOf('costMax')}
          value={body.costMax}
          onChange={(costMax) => set({ costMax })}
        />
      </div>
      <TextField
        id="openPlaces"
        optional
        narrow
        inputMode="numeric"
        label={t('posting.idea.f.openPlaces')}
        help={t('posting.idea.h.openPlaces')}
        who={who}
        error={errorOf('openPlaces')}
        value={places}
        onChange={(text) => {
          setPlaces(text);
          set({ openPlaces: toWhole(text) });
        }}
      />
      <TextField
        id="licence"
        optional
        label={t('posting.idea.f.licence')}
        help={t('posting.idea.h.licence')}
        who={who}
        error={errorOf('licence')}
        value={body.licence ?? ''}
        onChange={(licence) => set({ licence: licence === '' ? null : licence })}
      />
    </>
  );
};

export const NameStep = ({ body, set, errorOf }: Props) => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <RadioField
        id="authorStyle"
        label={t('posting.idea.f.authorStyle')}
        choices={AuthorStyle.options.map((value) => ({
          value,
          label: t(`posting.idea.style.${value}`),
          ...(value === 'pseudonym' ? { help: t('posting.idea.h.pseudonym') } : {}),
        }))}
        value={body.authorStyle}
        onChange={(authorStyle) =>
          set(
            authorStyle === 'name' && me
              ? { authorStyle, authorLabel: me.name }
              : { authorStyle, authorLabel: body.authorStyle === 'name' ? '' : body.authorLabel },
          )
        }
      />
      <TextField
        id="authorLabel"
        label={t('posting.idea.f.authorLabel')}
        help={t('posting.idea.h.authorLabel')}
        who={t('posting.who.author')}
        error={errorOf('authorLabel')}
        value={body.authorLabel}
        onChange={(authorLabel) => set({ authorLabel })}
      />
      <SelectField
        id="contributorKind"
        optional
        label={t('posting.idea.f.contributorKind')}
        who={t('posting.who.public')}
        none={t('posting.idea.none')}
        choices={ContributorKind.options.map((value) => ({ value, label: t(`items.contributor.${value}`) }))}
        value={body.contributorKind ?? ''}
        onChange={(contributorKind) => set({ contributorKind })}
      />
      {body.authorStyle === 'pseudonym' ? (
        <CheckLine
          label={t('posting.idea.f.ownOrganisation')}
          checked={body.ownOrganisation}
          onChange={(ownOrganisation) => set({ ownOrganisation })}
        />
      ) : null}
    </>
  );
};
