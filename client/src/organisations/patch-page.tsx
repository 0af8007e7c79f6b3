import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import {
  getOrganisation,
  getPatch,
  Mediation,
  type Patch,
  putPatch,
} from '#server/organisations/organisations.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { RegionPicker } from '../regions/region-picker.tsx';
import { TagPicker } from '../tags/tag-picker.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { RadioField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './organisations.module.css';
import { usePatchLine } from './use-patch-line.ts';

const route = getRouteApi('/organisations/$id/patch');

export const PatchPage = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const organisation = useRead(getOrganisation, { params: { id } });
  const read = useRead(getPatch, { params: { id } });
  const name = organisation.data?.name ?? '';
  return (
    <SignedIn title={t('organisations.patch.title')}>
      {() => (
        <Page
          title={t('organisations.patch.heading', { name })}
          lead={t('organisations.patch.lead')}
          width="prose"
          back={
            <BackLink to="/organisations/$id" params={{ id }}>
              {name}
            </BackLink>
          }
        >
          <Reading of={read}>{(patch) => <Editor id={id} patch={patch} />}</Reading>
        </Page>
      )}
    </SignedIn>
  );
};

const keyOf = ({ regionCode, tagId }: Patch): string => `${regionCode} ${tagId}`;

const Editor = ({ id, patch }: { id: string; patch: ReplyOf<typeof getPatch> }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const line = usePatchLine();
  const [items, setItems] = useState<readonly Patch[]>(patch.items);
  const [mediation, setMediation] = useState(patch.mediation);
  const put = useAct(putPatch);
  const add = (made: Patch): void => {
    if (!items.some((one) => keyOf(one) === keyOf(made))) setItems([...items, made]);
  };
  return (
    <div className="stack loose">
      {items.length === 0 ? <p>{t('organisations.patch.none')}</p> : null}
      <ul className={classes.patch}>
        {items.map((one) => (
          <li key={keyOf(one)}>
            {line(one)}
            <Button
              variant="subtle"
              color="ink"
              size="sm"
              aria-label={t('organisations.patch.remove', { line: line(one) })}
              onClick={() => setItems(items.filter((other) => other !== one))}
            >
              <IconX size={18} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <AddLine onAdd={add} />
      <RadioField
        id="mediation"
        label={t('organisations.patch.mediation')}
        choices={Mediation.options.map((value) => ({
          value,
          label: t(`organisations.patch.mediationOf.${value}`),
        }))}
        value={mediation}
        onChange={setMediation}
      />
      {put.isError ? <Fault message={sentence(put.error)} /> : null}
      <div className="row">
        <Button
          loading={put.isPending}
          onClick={() => put.mutate({ params: { id }, body: { items: [...items], mediation } })}
        >
          {t('organisations.patch.save')}
        </Button>
        <span role="status">{put.isSuccess ? t('organisations.patch.saved') : null}</span>
      </div>
    </div>
  );
};

const AddLine = ({ onAdd }: { onAdd: (patch: Patch) => void }) => {
  const { t } = useTranslation();
  const [tags, setTags] = useState<readonly string[]>([]);
  const [places, setPlaces] = useState<readonly string[]>([]);
  const add = (): void => {
    onAdd({ tagId: tags[0] ?? null, regionCode: places[0] ?? null });
    setTags([]);
    setPlaces([]);
  };
  return (
    <section className="stack">
      <h2>{t('organisations.patch.addTitle')}</h2>
      <div className={classes.add}>
        <Field id="patch-tag" label={t('organisations.patch.tag')} help={t('organisations.patch.tagHelp')}>
          {(control) => <TagPicker {...control} single selected={tags} onChange={setTags} />}
        </Field>
        <Field
          id="patch-place"
          label={t('organisations.patch.place')}
          help={t('organisations.patch.placeHelp')}
        >
          {(control) => <RegionPicker {...control} single selected={places} onChange={setPlaces} />}
        </Field>
      </div>
      <div>
        <Button variant="default" onClick={add}>
          {t('organisations.patch.add')}
        </Button>
      </div>
    </section>
  );
};
