import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { listGovernedTags } from '#server/tags/governing.contract.ts';
import { usePages } from '../api/use-read.ts';
import { present } from '../app/search-params.ts';
import { ItemList } from '../items/item-list.tsx';
import { SelectField, TextField } from '../ui/controls.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ForAdministrators } from './for-administrators.tsx';
import { type Mapped, MappedToast } from './mapped-toast.tsx';
import { TagLine } from './tag-line.tsx';
import classes from './tags.module.css';
import { shownTags } from './tags-search.ts';

const route = getRouteApi('/tags');
const OWN = 'pushpull';

/** The taxonomies by use: what is not mapped yet, and the way to every change. */
export const TagsPage = () => (
  <ForAdministrators>
    <List />
  </ForAdministrators>
);

const List = () => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { taxonomy = OWN, q } = search;
  const tabs = shownTags.filter((one) => taxonomy !== OWN || one === 'all' || one === 'set_aside');
  const show = search.show !== undefined && tabs.includes(search.show) ? search.show : (tabs[0] ?? 'all');
  const read = usePages(listGovernedTags, { query: { taxonomy, show, ...(q === undefined ? {} : { q }) } });
  const [mapped, setMapped] = useState<Mapped>();
  const choices = (read.first?.taxonomies ?? [{ id: taxonomy, tags: 0, unmapped: 0 }]).map(
    ({ id, tags, unmapped }) => {
      const name = id === OWN ? t('tags.own') : id;
      const label =
        unmapped > 0
          ? t('tags.taxonomyUnmapped', { name, tags, count: unmapped })
          : t('tags.taxonomyLine', { name, tags });
      return { value: id, label };
    },
  );
  return (
    <Page title={t('tags.title')} lead={t('tags.lead')}>
      <div className={classes.find}>
        <SelectField
          id="tags-taxonomy"
          label={t('tags.taxonomy')}
          choices={choices}
          value={taxonomy}
          onChange={(chosen) =>
            void navigate({ search: chosen === null || chosen === OWN ? {} : { taxonomy: chosen } })
          }
        />
        <Find
          key={q ?? ''}
          q={q ?? ''}
          onFind={(text) => void navigate({ search: present({ ...search, q: text }) })}
        />
      </div>
      <Tabs
        label={t('tags.show')}
        tabs={tabs.map((id) => ({ id, label: t(`tags.shown.${id}`) }))}
        chosen={show}
        onChoose={(chosen) => void navigate({ search: { ...search, show: chosen } })}
      >
        <ItemList
          read={read}
          lined
          label={t('tags.title')}
          empty={
            <Empty title={t(show === 'unmapped' && q === undefined ? 'tags.allMapped' : 'tags.none')}>
              {t('tags.noneBody')}
            </Empty>
          }
        >
          {(tag) => <TagLine tag={tag} onMapped={setMapped} />}
        </ItemList>
      </Tabs>
      <MappedToast mapped={mapped} onClose={() => setMapped(undefined)} />
    </Page>
  );
};

const Find = ({ q, onFind }: { q: string; onFind: (q: string | undefined) => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onFind(text.trim() === '' ? undefined : text.trim());
  };
  return (
    <search>
      <form className={classes.search} onSubmit={submit}>
        <TextField id="tags-q" type="search" label={t('tags.search')} value={text} onChange={setText} />
        <Button type="submit" variant="default">
          {t('tags.find')}
        </Button>
      </form>
    </search>
  );
};
