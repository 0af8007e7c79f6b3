import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import { mapFound } from '#server/search/search.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SearchFilters } from '../search/search-filters.tsx';
import { queryOf, type SearchSearch } from '../search/search-search.ts';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './map.module.css';
import { MapDrawing } from './map-drawing.tsx';
import { MapTable } from './map-table.tsx';
import { halfPath, legendCounts, radiusOf } from './symbols.ts';

const route = getRouteApi('/map');
type Answer = ReplyOf<typeof mapFound>;

export const MapPage = () => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { region: _within, ...asked } = search;
  const read = useRead(mapFound, { query: queryOf(search) }, { keep: true, refetchEvery: 60_000 });
  return (
    <Page title={t('map.title')} lead={t('map.lead')}>
      <search>
        <SearchBox
          id="search-words"
          q={search.q}
          onSearch={(q) => {
            const { q: _old, ...rest } = search;
            void navigate({ search: q === '' ? rest : { ...rest, q } });
          }}
        />
      </search>
      <Reading of={read} lines={3} height={160}>
        {(answer) => (
          <Parted key={answer.within.code} answer={answer} asked={asked} stale={read.isPlaceholderData} />
        )}
      </Reading>
      <SearchFilters
        search={search}
        onChange={(next) => void navigate({ search: next, resetScroll: false })}
      />
    </Page>
  );
};

const Parted = ({ answer, asked, stale }: { answer: Answer; asked: SearchSearch; stale: boolean }) => {
  const { t } = useTranslation();
  const { within, around, parts, needs, ideas } = answer;
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [only, setOnly] = useState(false);
  const chosen: ReadonlySet<string> = new Set(codes);
  const some = parts.filter(({ code }) => chosen.has(code));
  const [one, ...others] = some;
  const sum = (of: 'needs' | 'ideas'): string => formatCount(some.reduce((all, part) => all + part[of], 0));
  const listed = only && some.length > 0 ? some : parts;
  return (
    <div className={classes.layout} aria-busy={stale}>
      <div className={classes.figure}>
        <nav aria-label={t('map.within')}>
          <ul className={classes.crumbs}>
            {around.map((place, at) => (
              <li key={place.code}>
                <Link to="/map" search={at === 0 ? asked : { ...asked, region: [place.code] }}>
                  {place.name}
                </Link>
              </li>
            ))}
            <li aria-current="page">{within.name}</li>
          </ul>
        </nav>
        {parts.length === 0 ? null : (
          <>
            <MapDrawing
              parts={parts}
              within={within.name}
              whole={around.length === 0}
              chosen={chosen}
              onChoose={setCodes}
            />
            <Legend parts={parts} />
          </>
        )}
      </div>
      <div className="stack">
        <div className="stack tight">
          <p role="status">
            {needs + ideas === 0
              ? t('map.none', { place: within.name })
              : t('map.chosen', { count: some.length, needs: sum('needs'), ideas: sum('ideas') })}
          </p>
          {some.length === 0 ? null : (
            <div className="row">
              <Link to="/search" search={{ ...asked, region: [...codes] }}>
                {t('search.asList')}
              </Link>
              {one === undefined || others.length > 0 ? null : (
                <Link to="/places/$code" params={{ code: one.code }}>
                  {t('map.page', { place: one.name })}
                </Link>
              )}
              <Button variant="default" size="sm" aria-pressed={only} onClick={() => setOnly(!only)}>
                {t('map.onlyChosen')}
              </Button>
              <Button variant="subtle" size="sm" onClick={() => setCodes([])}>
                {t('map.unchoose')}
              </Button>
            </div>
          )}
        </div>
        <MapTable
          parts={listed}
          within={within.name}
          needs={needs}
          ideas={ideas}
          search={asked}
          chosen={chosen}
          onChoose={setCodes}
        />
        <p className="dim small">{t('map.minute')}</p>
      </div>
    </div>
  );
};

const Legend = ({ parts }: { parts: Answer['parts'] }) => {
  const { t } = useTranslation();
  const most = Math.max(0, ...parts.flatMap(({ needs, ideas }) => [needs, ideas]));
  return (
    <ul className={classes.legend} aria-label={t('map.legend')}>
      <li>
        <svg width="14" height="24" viewBox="-13 -12 14 24" aria-hidden="true">
          <path d={halfPath('left', 11)} className={classes.need} />
        </svg>
        {t('map.legendNeeds')}
      </li>
      <li>
        <svg width="14" height="24" viewBox="-1 -12 14 24" aria-hidden="true">
          <path d={halfPath('right', 11)} className={classes.idea} fill="none" />
          <path d="M1,-5 L5,-9 M1,1 L9,-7 M1,7 L11,-3 M3,10 L10,3" className={classes.idea} />
        </svg>
        {t('map.legendIdeas')}
      </li>
      {legendCounts(most).map((count) => {
        const radius = radiusOf(count, most);
        return (
          <li key={count}>
            <svg
              width={radius + 2}
              height={2 * radius + 2}
              viewBox={`${-radius - 1} ${-radius - 1} ${radius + 2} ${2 * radius + 2}`}
              aria-hidden="true"
            >
              <path d={halfPath('left', radius)} className={classes.legendSize} />
            </svg>
            {formatCount(count)}
          </li>
        );
      })}
    </ul>
  );
};
