import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type Alert, editAlert, removeAlert } from '#server/alerts/alerts.contract.ts';
import { useAct } from '../api/use-act.ts';
import { present } from '../app/search-params.ts';
import type { ItemSearch } from '../items/item-search.ts';
import { TextField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './alerts.module.css';
import { FrequencyField } from './frequency-field.tsx';

/** The same filters as the list has them in its address. */
const searchOf = ({ q, tags, region, claimed }: Alert): ItemSearch =>
  present({
    q: q ?? undefined,
    tag: tags.length === 0 ? undefined : tags.map(({ id }) => id),
    region: region?.code,
    claimed: claimed ? (true as const) : undefined,
  });

/** One thing that is followed: what fits it, how often it is mailed, and what one may do with it. */
export const AlertLine = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const edit = useAct(editAlert);
  const { id, version, name, about, asleep, frequency, q, tags, region, claimed } = alert;
  const parts = [
    ...(q === null ? [] : [t('alerts.words', { words: q })]),
    ...tags.map(({ label }) => label),
    ...(region === null ? [] : [region.name]),
    ...(claimed ? [t('alerts.claimed')] : []),
  ];
  const search = searchOf(alert);
  return (
    <article className={classes.alert}>
      <h2>{name}</h2>
      <p className="dim">
        {t(`alerts.${about}`)} · {parts.length === 0 ? t('alerts.everything') : parts.join(' · ')}
      </p>
      {asleep === null ? null : <Note tone="warn">{t(`alerts.asleep.${asleep}`)}</Note>}
      <div className={classes.often}>
        <FrequencyField
          id={`often-${id}`}
          label={t('alerts.frequency')}
          value={frequency}
          onChange={(chosen) =>
            edit.mutate({ params: { id }, body: { name, frequency: chosen }, ifMatch: version })
          }
        />
      </div>
      {edit.isError ? <Fault message={sentence(edit.error)} /> : null}
      <div className="row">
        {about === 'idea' ? null : (
          <Link to="/needs" search={search}>
            {t('alerts.openNeeds')}
          </Link>
        )}
        {about === 'need' ? null : (
          <Link to="/ideas" search={search}>
            {t('alerts.openIdeas')}
          </Link>
        )}
        <Button variant="default" size="sm" onClick={() => setOpen('rename')}>
          {t('alerts.rename')}
        </Button>
        <Button variant="default" size="sm" onClick={() => setOpen('remove')}>
          {t('alerts.remove')}
        </Button>
      </div>
      {open === 'rename' ? <RenameDialog alert={alert} onClose={() => setOpen(null)} /> : null}
      {open === 'remove' ? <RemoveDialog alert={alert} onClose={() => setOpen(null)} /> : null}
    </article>
  );
};

type DialogProps = { alert: Alert; onClose: () => void };

const RenameDialog = ({ alert: { id, version, name, frequency }, onClose }: DialogProps) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [next, setNext] = useState(name);
  const edit = useAct(editAlert, { onDone: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (next.trim() !== '')
      edit.mutate({ params: { id }, body: { name: next.trim().slice(0, 80), frequency }, ifMatch: version });
  };
  return (
    <Dialog title={t('alerts.renameTitle', { name })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          id="alert-rename"
          label={t('alerts.name')}
          value={next}
          onChange={setNext}
          error={next.trim() === '' ? t('alerts.nameMissing') : undefined}
        />
        {edit.isError ? <Fault message={sentence(edit.error)} /> : null}
        <div className="row">
          <Button type="submit" loading={edit.isPending}>
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

const RemoveDialog = ({ alert: { id, name }, onClose }: DialogProps) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const remove = useAct(removeAlert, { onDone: onClose });
  return (
    <Dialog title={t('alerts.removeTitle', { name })} onClose={onClose}>
      <div className="stack">
        <p>{t('alerts.removeBody')}</p>
        {remove.isError ? <Fault message={sentence(remove.error)} /> : null}
        <div className="row">
          <Button loading={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
            {t('alerts.remove')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('alerts.keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
