import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { RegionPicker } from '../regions/region-picker.tsx';
import { TagPicker } from '../tags/tag-picker.tsx';
import { CheckLine, SelectField, TextField } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './filters.module.css';
import type { ItemSearch } from './item-search.ts';

type Props = { search: ItemSearch; onChange: (next: ItemSearch) => void; children?: ReactNode };

/** The filters of a public list. They live in the address, so a search can be kept and sent to somebody. */
export const Filters = ({ search, onChange, children }: Props) => {
  const { t } = useTranslation();
  const [words, setWords] = useState(search.q ?? '');
  useEffect(() => setWords(search.q ?? ''), [search.q]);
  const roomy = useMediaQuery('(min-width: 56em)');
  const { q: _q, ...others } = search;
  const set = Object.keys(others).length;

  const put = (part: { [K in keyof ItemSearch]: ItemSearch[K] | undefined }): void => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(next));
  };
  const find = (event: FormEvent): void => {
    event.preventDefault();
    put({ q: words.trim() === '' ? undefined : words.trim() });
  };

  return (
    <search className={classes.filters}>
      <form className={classes.words} onSubmit={find}>
        <TextField
          id="words"
          type="search"
          label={t('items.filters.words')}
          value={words}
          onChange={setWords}
        />
        <Button type="submit" variant="default" leftSection={<IconSearch size={18} aria-hidden />}>
          {t('items.filters.wordsButton')}
        </Button>
      </form>
      <details className={classes.more} open={roomy || set > 0}>
        <summary>
          <IconFilter size={18} aria-hidden />
          {set === 0 ? t('items.filters.title') : t('items.filters.count', { count: set })}
        </summary>
        <div className={classes.grid}>
          <Field label={t('items.filters.tags')} id="filter-tags">
            {(control) => (
              <TagPicker
                {...control}
                selected={search.tag ?? []}
                onChange={(tag) => put({ tag: tag.length === 0 ? undefined : tag })}
              />
            )}
          </Field>
          <Field label={t('items.filters.region')} id="filter-region">
            {(control) => (
              <RegionPicker
                {...control}
                single
                selected={search.region === undefined ? [] : [search.region]}
                onChange={([region]) => put({ region })}
              />
            )}
          </Field>
          <SelectField
            id="filter-status"
            label={t('items.filters.status')}
            none={t('items.filters.anyStatus')}
            choices={(['closed', 'expired'] as const).map((value) => ({
              value,
              label: t(`items.status.${value}`),
            }))}
            value={search.status === 'closed' || search.status === 'expired' ? search.status : ''}
            onChange={(status) => put({ status: status ?? undefined })}
          />
        </div>
        <CheckLine
          label={t('items.filters.claimed')}
          checked={search.claimed === true}
          onChange={(on) => put({ claimed: on ? true : undefined })}
        />
        {set === 0 ? null : (
          <Button variant="subtle" onClick={() => onChange(search.q === undefined ? {} : { q: search.q })}>
            {t('items.filters.clear')}
          </Button>
        )}
      </details>
      {children}
    </search>
  );
};
