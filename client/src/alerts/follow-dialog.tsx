import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type AlertFrequency, saveAlert } from '#server/alerts/alerts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { SelectField, TextField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { FrequencyField } from './frequency-field.tsx';

type Filters = { q: string | null; tagIds: string[]; regionCode: string | null; claimed: boolean };

type Props = {
  title: string;
  lead?: string;
  about: 'need' | 'idea' | 'both';
  /** Given: these filters are saved as they are. */
  filters?: Filters;
  /** Given: one tag and one place are chosen of these. */
  choices?: {
    tags: readonly { id: string; label: string }[];
    places: readonly { code: string; name: string }[];
  };
  onClose: () => void;
};

const nothing: Filters = { q: null, tagIds: [], regionCode: null, claimed: false };

/** Names what is followed and says how often to mail. */
export const FollowDialog = ({ title, lead, about: noun, filters = nothing, choices, onClose }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [tagId, setTagId] = useState(choices?.tags[0]?.id ?? null);
  const [code, setCode] = useState(choices?.places[0]?.code ?? null);
  const [about, setAbout] = useState<'need' | 'idea' | 'both'>(noun);
  const [frequency, setFrequency] = useState<AlertFrequency>('daily');
  const [written, setWritten] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const act = useAct(saveAlert);

  const labels = [
    choices?.tags.find(({ id }) => id === tagId)?.label,
    choices?.places.find((place) => place.code === code)?.name,
  ].filter((label) => label !== undefined);
  // Named after what is chosen until the person names it.
  const name = written ?? filters.q ?? labels.join(', ');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '') {
      document.getElementById('alert-name')?.focus();
      return;
    }
    const chosen =
      choices === undefined
        ? filters
        : { ...filters, tagIds: tagId === null ? [] : [tagId], regionCode: code };
    act.mutate({ body: { ...chosen, about, frequency, name: name.trim().slice(0, 80) } });
  };

  if (act.data !== undefined)
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="stack">
          <p role="status">{t('alerts.saved', { name: act.data.name })}</p>
          <div className="row">
            <Button onClick={onClose}>{t('app.close')}</Button>
            <Link to="/alerts">{t('alerts.seeAll')}</Link>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        {lead === undefined ? null : <p>{lead}</p>}
        {choices === undefined ? null : (
          <>
            {choices.tags.length === 0 ? null : (
              <SelectField
                id="alert-tag"
                label={t('alerts.tag')}
                none={t('alerts.anyTag')}
                choices={choices.tags.map(({ id, label }) => ({ value: id, label }))}
                value={tagId ?? ''}
                onChange={setTagId}
              />
            )}
            <SelectField
              id="alert-place"
              label={t('alerts.place')}
              none={t('alerts.anyPlace')}
              choices={choices.places.map((place) => ({ value: place.code, label: place.name }))}
              value={code ?? ''}
              onChange={setCode}
            />
          </>
        )}
        <SelectField
          id="alert-about"
          label={t('alerts.about')}
          choices={(['need', 'idea', 'both'] as const).map((value) => ({
            value,
            label: t(`alerts.${value}`),
          }))}
          value={about}
          onChange={(chosen) => setAbout(chosen ?? noun)}
        />
        <FrequencyField
          id="alert-frequency"
          label={t('alerts.frequency')}
          value={frequency}
          onChange={setFrequency}
        />
        <TextField
          id="alert-name"
          label={t('alerts.name')}
          help={t('alerts.nameHelp')}
          value={name}
          onChange={setWritten}
          error={asked && name.trim() === '' ? t('alerts.nameMissing') : undefined}
        />
        {act.isError ? <Fault message={sentence(act.error)} /> : null}
        <div className="row">
          <Button type="submit" loading={act.isPending}>
            {t('app.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
