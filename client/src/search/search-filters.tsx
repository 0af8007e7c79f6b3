import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import type { countFoundTags, search as searchEndpoint } from '#server/search/search.contract.ts';
import { present } from '../app/search-params.ts';
import filters from '../items/filters.module.css';
import { RegionPicker } from '../regions/region-picker.tsx';
import { TagPicker } from '../tags/tag-picker.tsx';
import { CheckLine } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './search.module.css';
import type { SearchSearch } from './search-search.ts';

type Props = {
  search: SearchSearch;
  onChange: (next: SearchSearch) => void;
  /** Counts by place, where they are known. */
  places?: ReplyOf<typeof searchEndpoint>['places'];
  /** Counts by tag, likewise. */
  tags?: ReplyOf<typeof countFoundTags>['tags'];
  children?: ReactNode;
};

/** What a search is narrowed by; it lives in the address. The counts are of what the reader may see. */
export const SearchFilters = ({ search, onChange, places, tags, children }: Props) => {
  const { t } = useTranslation();
  const roomy = useMediaQuery('(min-width: 60em)', undefined, { getInitialValueInEffect: false });
  const { q, kind, order, exact: _exact, ...set } = search;
  const count = Object.keys(set).length;
  const put = (part: { [K in keyof SearchSearch]: SearchSearch[K] | undefined }): void =>
    onChange(present({ ...search, ...part }));
  return (
    <details className={filters.more} open={roomy || count > 0}>
      <summary>
        <IconFilter size={18} aria-hidden />
        {count === 0 ? t('items.filters.title') : t('items.filters.count', { count })}
      </summary>
      <div className={classes.filters}>
        <Field label={t('items.filters.region')} id="search-region">
          {(control) => (
            <RegionPicker
              {...control}
              selected={search.region ?? []}
              onChange={(region) => put({ region: region.length === 0 ? undefined : region })}
            />
          )}
        </Field>
        <Facet
          label={t('search.byPlace')}
          counts={places?.map(({ code, name, count }) => ({
            label: name,
            count,
            search: { ...search, region: [code] },
          }))}
        />
        <Field label={t('items.filters.tags')} id="search-tags">
          {(control) => (
            <TagPicker
              {...control}
              selected={search.tag ?? []}
              onChange={(tag) => put({ tag: tag.length === 0 ? undefined : tag })}
            />
          )}
        </Field>
        <Facet
          label={t('search.byTag')}
          counts={tags?.map(({ id, label, count }) => ({
            label,
            count,
            // What lies under the one chosen last asks for no less than both.
            search: { ...search, tag: [...(search.tag ?? []).slice(0, -1), id] },
          }))}
        />
        <CheckLine
          label={t('items.filters.claimed')}
          checked={search.claimed === true}
          onChange={(on) => put({ claimed: on ? true : undefined })}
        />
        {count === 0 ? null : (
          <div>
            <Button variant="subtle" onClick={() => onChange(present({ q, kind, order }))}>
              {t('search.clear')}
            </Button>
          </div>
        )}
        {children}
      </div>
    </details>
  );
};

type FacetProps = {
  label: string;
  counts: readonly { label: string; count: number; search: SearchSearch }[] | undefined;
};

/** What one more filter would leave, with a way there. */
const Facet = ({ label, counts = [] }: FacetProps) =>
  counts.length === 0 ? null : (
    <nav aria-label={label}>
      <ul className={classes.facet}>
        {counts.map(({ label: name, count, search }) => (
          <li key={name}>
            <Link to="/search" search={search} resetScroll={false}>
              <span>{name}</span>
              <span>{formatCount(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
