import { Button } from '@mantine/core';
import { IconAdjustments, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useId, useState } from 'react';
import { listRegions } from '#server/regions/regions.contract.ts';
import { listTags } from '#server/tags/tags.contract.ts';
import { useRead } from '../api/use-read.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './queue-filters.module.css';
import { filtersOn, type QueueSearch } from './queue-search.ts';
import { useColleagues } from './use-colleagues.ts';

type Props = {
  search: QueueSearch;
  onChange: (changed: Partial<Record<keyof QueueSearch, string | number | true | undefined>>) => void;
  onClear: () => void;
  box: RefObject<HTMLInputElement | null>;
};

type Option = { value: string; label: string };

type SelectProps = {
  label: string;
  none: string;
  value: string;
  options: readonly Option[];
  onPick: (value: string | undefined) => void;
};

const Select = ({ label, none, value, options, onPick }: SelectProps) => {
  const id = useId();
  return (
    <div className={classes.select}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => onPick(currentTarget.value || undefined)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};

const indent = { country: '', nation: '', region: '\u2003', local_authority: '\u2003\u2003' } as const;

/** Words at once, the rest behind one button; everything is kept in the address. */
export const QueueFilters = ({ search, onChange, onClear, box }: Props) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState(search.q ?? '');
  const [sent, setSent] = useState(search.q ?? '');
  const { data: tags } = useRead(listTags, {}, { enabled: open, staleTime: 600_000 });
  const { data: regions } = useRead(listRegions, {}, { enabled: open, staleTime: 600_000 });
  const colleagues = useColleagues();
  const on = filtersOn(search);

  // The address may change by itself (back, "clear"): then it is the truth.
  const q = search.q ?? '';
  if (q !== sent) {
    setSent(q);
    setWords(q);
  }

  useEffect(() => {
    const asked = words.trim();
    if (asked === sent) return;
    const timer = setTimeout(() => {
      setSent(asked);
      onChange({ q: asked === '' ? undefined : asked });
    }, 300);
    return () => clearTimeout(timer);
  }, [words, sent, onChange]);

  return (
    <search className={classes.filters} aria-label={t('matching.queue.filters')}>
      <div className={classes.line}>
        <span className={classes.words}>
          <IconSearch size={18} aria-hidden />
          <input
            ref={box}
            type="search"
            value={words}
            aria-label={t('matching.queue.search')}
            placeholder={t('matching.queue.searchHint')}
            aria-keyshortcuts="/"
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </span>
        <Button
          size="sm"
          variant="default"
          aria-expanded={open}
          leftSection={<IconAdjustments size={18} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {on === 0 ? t('matching.queue.filters') : t('matching.queue.filtersOn', { count: on })}
        </Button>
      </div>
      {open ? (
        <div className={classes.more}>
          <Select
            label={t('matching.queue.orderLabel')}
            none={t('matching.queue.orderRank')}
            value={search.order ?? ''}
            options={[{ value: 'mutual', label: t('matching.queue.orderMutual') }]}
            onPick={(order) => onChange({ order })}
          />
          <Select
            label={t('matching.queue.tag')}
            none={t('matching.queue.anyTag')}
            value={search.tag ?? ''}
            options={(tags?.items ?? []).map(({ id, label, parentId }) => ({
              value: id,
              label: parentId === null ? label : `\u2003${label}`,
            }))}
            onPick={(tag) => onChange({ tag })}
          />
          <Select
            label={t('matching.queue.region')}
            none={t('matching.queue.anyRegion')}
            value={search.region ?? ''}
            options={(regions?.items ?? []).map(({ code, name, kind }) => ({
              value: code,
              label: `${indent[kind]}${name}`,
            }))}
            onPick={(region) => onChange({ region })}
          />
          <Select
            label={t('matching.queue.assignee')}
            none={t('matching.queue.anyone')}
            value={search.assignee ?? ''}
            options={[
              { value: 'nobody', label: t('matching.queue.nobody') },
              ...colleagues.map(({ personId, name, me }) => ({
                value: personId,
                label: me ? t('matching.queue.mine') : name,
              })),
            ]}
            onPick={(assignee) => onChange({ assignee })}
          />
          <Select
            label={t('matching.queue.minScore')}
            none={t('matching.queue.anyScore')}
            value={search.minScore === undefined ? '' : String(search.minScore)}
            options={['20', '30', '40', '50', '60', '70', '80'].map((value) => ({ value, label: value }))}
            onPick={(score) => onChange({ minScore: score === undefined ? undefined : Number(score) })}
          />
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={search.claimed === true}
              onChange={({ currentTarget }) =>
                onChange({ claimed: currentTarget.checked ? true : undefined })
              }
            />
            {t('matching.queue.claimedOn')}
          </label>
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={search.snoozed === true}
              onChange={({ currentTarget }) =>
                onChange({ snoozed: currentTarget.checked ? true : undefined })
              }
            />
            {t('matching.queue.snoozedOn')}
          </label>
          {on === 0 ? null : (
            <Button size="sm" variant="subtle" onClick={onClear}>
              {t('matching.queue.clear')}
            </Button>
          )}
        </div>
      ) : null}
    </search>
  );
};
