import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ImportKind } from '#server/import/imports.contract.ts';
import { invalidateNoun } from '../api/keys.ts';
import { CheckLine, SelectField, TextField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { formatCount } from '../ui/format.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { sendFile } from './send-file.ts';

const inMegabytes = (bytes: number): string => formatCount(Math.ceil(bytes / 1_000_000));

/** A file and what it holds; sent with its progress, to be stopped at any moment. `limit`: bytes. */
export const ImportForm = ({ limit, onSent }: { limit: number; onSent: () => void }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const client = useQueryClient();
  const [kind, setKind] = useState<ImportKind>('tags');
  const [file, setFile] = useState<File>();
  const [taxonomy, setTaxonomy] = useState('');
  const [tagsFound, setTagsFound] = useState(false);
  const [asked, setAsked] = useState(false);
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const sending = useRef<ReturnType<typeof sendFile>>(undefined);
  useEffect(() => () => sending.current?.stop(), []);

  const problem =
    file === undefined
      ? t('imports.fileNeeded')
      : file.size > limit
        ? t('imports.tooLarge', { size: inMegabytes(file.size), limit: inMegabytes(limit) })
        : undefined;
  const ofItems = kind === 'needs' || kind === 'ideas';

  const send = async (chosen: File): Promise<void> => {
    setFault(undefined);
    setShare(0);
    const named = taxonomy.trim();
    sending.current = sendFile(
      chosen,
      {
        kind,
        name: chosen.name.slice(0, 200),
        ...(named === '' || kind === 'organisations' ? {} : { taxonomy: named }),
        ...(ofItems && tagsFound ? { tagsFound: 'true' } : {}),
      },
      setShare,
    );
    try {
      await sending.current.done;
      setFile(undefined);
      setAsked(false);
      onSent();
    } catch (error) {
      // Whoever stopped it knows.
      if (!(error instanceof DOMException)) setFault(error);
    }
    sending.current = undefined;
    setShare(undefined);
    await invalidateNoun(client, 'import');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (file !== undefined && problem === undefined) void send(file);
  };

  if (share !== undefined && file !== undefined) {
    const said = t('imports.sending', { name: file.name, percent: Math.floor(share * 100) });
    return (
      <div className="stack">
        <p>{said}</p>
        <progress aria-label={said} max={1} value={share} />
        <div>
          <Button variant="default" onClick={() => sending.current?.stop()}>
            {t('imports.stopSending')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <SelectField
        id="kind"
        label={t('imports.kind')}
        value={kind}
        choices={ImportKind.options.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
        onChange={(chosen) => setKind(chosen ?? 'tags')}
      />
      <Field
        id="file"
        label={t('imports.file')}
        help={`${t('imports.fileHelp', { limit: inMegabytes(limit) })} ${t(`imports.columns.${kind}`)}`}
        error={asked || file !== undefined ? problem : undefined}
      >
        {({ error: _error, ...aria }) => (
          <input
            {...aria}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {kind === 'organisations' ? null : (
        <TextField
          id="taxonomy"
          optional
          label={t(ofItems ? 'imports.taxonomyOfItems' : 'imports.taxonomyOfTags')}
          help={t(ofItems ? 'imports.taxonomyOfItemsHelp' : 'imports.taxonomyOfTagsHelp')}
          value={taxonomy}
          onChange={(typed) => setTaxonomy(typed.slice(0, 60))}
        />
      )}
      {ofItems ? (
        <CheckLine
          label={t('imports.tagsFound')}
          help={t('imports.tagsFoundHelp')}
          checked={tagsFound}
          onChange={setTagsFound}
        />
      ) : null}
      {fault === undefined ? null : <Fault message={sentence(fault)} />}
      <div>
        <Button type="submit">{t('imports.try')}</Button>
      </div>
    </form>
  );
};
