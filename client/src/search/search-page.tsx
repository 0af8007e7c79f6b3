import { getRouteApi, Link } from '@tanstack/react-router';
import { countFoundTags, search as searchEndpoint } from '#server/search/search.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './search.module.css';
import { SearchBox } from './search-box.tsx';
import { SearchFilters } from './search-filters.tsx';
import { Results } from './search-results.tsx';
import { inOrder, queryOf } from './search-search.ts';

const route = getRouteApi('/search');

export const SearchPage = () => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { kind, order: _order, exact: _exact, ...asked } = search;
  const asks = Object.keys(asked).length > 0;
  const read = useRead(
    searchEndpoint,
    { query: { ...inOrder(search), ...(search.exact === true ? { exact: 'true' } : {}) } },
    { enabled: asks, keep: true },
  );
  const corrected = read.data?.corrected;
  const tags = useRead(
    countFoundTags,
    { query: { ...queryOf(search), ...(corrected ? { q: corrected } : {}) } },
    { enabled: asks && read.data !== undefined, keep: true },
  );
  return (
    <Page
      title={t('search.title')}
      {...(search.q === undefined ? {} : { tab: t('search.tab', { q: search.q }) })}
    >
      <search>
        <SearchBox
          id="search-words"
          q={search.q}
          onSearch={(q) => {
            const { q: _old, exact: _spelt, ...rest } = search;
            void navigate({ search: q === '' ? rest : { ...rest, q } });
          }}
        />
      </search>
      <div className={classes.browse}>
        <SearchFilters
          search={search}
          places={read.data?.places ?? null}
          tags={tags.data?.tags ?? null}
          onChange={(next) => void navigate({ search: next, resetScroll: false })}
        >
          <Link to="/map" search={asked}>
            {t(asks ? 'search.onMap' : 'search.allOnMap')}
          </Link>
        </SearchFilters>
        {asks ? (
          <Reading of={read} lines={6} height={96}>
            {(answer) => <Results answer={answer} search={search} stale={read.isPlaceholderData} />}
          </Reading>
        ) : (
          <Empty title={t('search.start')}>
            <p>{t('search.startBody')}</p>
            <p>
              <Link to="/map">{t('search.allOnMap')}</Link>
            </p>
          </Empty>
        )}
      </div>
    </Page>
  );
};
