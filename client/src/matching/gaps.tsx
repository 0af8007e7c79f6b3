import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { countGaps, listIdeaGaps, listNeedGaps, surveyGaps } from '#server/matching/gaps.contract.ts';
import { usePages, useRead } from '../api/use-read.ts';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { ItemList } from '../items/item-list.tsx';
import { NeedCard } from '../needs/need-card.tsx';
import { SelectField } from '../ui/controls.tsx';
import { formatCount } from '../ui/format.ts';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { countOf } from './count-of.ts';
import { Gap } from './gap.tsx';
import classes from './gaps.module.css';
import type { GapsSearch } from './gaps-search.ts';
import { GapsTable } from './gaps-table.tsx';
import { useKeys } from './use-keys.ts';

const queryOf = ({ tag, region }: GapsSearch) => ({
  limit: 20,
  ...(tag === undefined ? {} : { tag: [tag] }),
  ...(region === undefined ? {} : { region }),
});

const NeedGaps = ({ search, empty }: { search: GapsSearch; empty: ReactNode }) => {
  const { t } = useTranslation();
  const read = usePages(listNeedGaps, { query: queryOf(search) });
  return (
    <ItemList read={read} label={t('gaps.needs')} empty={empty}>
      {({ id, need, since, nearest }) => (
        <Gap side="need" id={id} since={since} nearest={nearest}>
          <NeedCard need={need} />
        </Gap>
      )}
    </ItemList>
  );
};

const IdeaGaps = ({ search, empty }: { search: GapsSearch; empty: ReactNode }) => {
  const { t } = useTranslation();
  const read = usePages(listIdeaGaps, { query: queryOf(search) });
  return (
    <ItemList read={read} label={t('gaps.ideas')} empty={empty}>
      {({ id, idea, since, nearest }) => (
        <Gap side="idea" id={id} since={since} nearest={nearest}>
          <IdeaCard idea={idea} />
        </Gap>
      )}
    </ItemList>
  );
};

/** What no counterpart fits, by theme and place. It follows the instance while it is open. */
export const Gaps = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/gaps' });
  const navigate = useNavigate({ from: '/gaps' });
  const list = useRef<HTMLDivElement>(null);
  const { data: counts } = useRead(countGaps, {});
  const { data: survey } = useRead(surveyGaps, {});
  const side = search.side ?? 'needs';
  const go = (changed: Partial<Record<keyof GapsSearch, string | undefined>>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }) as GapsSearch, resetScroll: false });
  const filtered = search.tag !== undefined || search.region !== undefined;

  /** Moves the focus to the title of the next or the last gap. */
  const step = (by: 1 | -1): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('article h2 a') ?? [])];
    const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
    links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });

  const choicesOf = (groups: readonly { id: string; name: string; needs: number; ideas: number }[]) =>
    groups
      .filter((group) => group[side] > 0)
      .map((group) => ({
        value: group.id,
        label: t('gaps.counted', { name: group.name, number: formatCount(group[side]) }),
      }));
  const themes = (survey?.themes ?? []).map(({ label, ...theme }) => ({ ...theme, name: label }));
  const places = (survey?.places ?? []).map(({ code, ...place }) => ({ ...place, id: code }));
  const empty = (
    <Empty title={filtered ? t('gaps.noneFiltered') : t('gaps.none')}>
      {filtered ? undefined : t('gaps.noneBody')}
    </Empty>
  );

  return (
    <>
      <nav className={classes.sides} aria-label={t('gaps.sides')}>
        {(['needs', 'ideas'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={classes.side}
            data-side={one === 'needs' ? 'need' : 'idea'}
            aria-current={one === side ? 'true' : undefined}
            onClick={() => go({ side: one === 'ideas' ? one : undefined })}
          >
            {t(`gaps.${one}`)}
            {counts === undefined ? null : <span className="dim">{countOf(counts[one])}</span>}
          </button>
        ))}
      </nav>
      <div className={classes.browse}>
        <div className={classes.aside}>
          <search className={classes.filters}>
            <SelectField
              id="gap-theme"
              label={t('gaps.theme')}
              none={t('gaps.anyTheme')}
              choices={choicesOf(themes)}
              value={search.tag ?? ''}
              onChange={(tag) => go({ tag: tag ?? undefined })}
            />
            <SelectField
              id="gap-place"
              label={t('gaps.place')}
              none={t('gaps.anyPlace')}
              choices={choicesOf(places)}
              value={search.region ?? ''}
              onChange={(region) => go({ region: region ?? undefined })}
            />
            {filtered ? (
              <Button variant="subtle" size="sm" onClick={() => go({ tag: undefined, region: undefined })}>
                {t('gaps.clear')}
              </Button>
            ) : null}
          </search>
          {themes.length + places.length === 0 ? null : (
            <details className={classes.table}>
              <summary>{t('gaps.table')}</summary>
              <GapsTable caption={t('gaps.byTheme')} groups={themes} />
              <GapsTable caption={t('gaps.byPlace')} groups={places} />
            </details>
          )}
        </div>
        <div ref={list}>
          {side === 'needs' ? (
            <NeedGaps search={search} empty={empty} />
          ) : (
            <IdeaGaps search={search} empty={empty} />
          )}
          {counts?.[side] === 0 ? null : <p className={`dim small ${classes.keys}`}>{t('gaps.keys')}</p>}
        </div>
      </div>
    </>
  );
};
