import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import {
  countFoundTags,
  type Found,
  type FoundNoun,
  listFound,
  search as searchEndpoint,
} from '#server/search/search.contract.ts';
import { usePages, useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Follow } from '../items/follow.tsx';
import { ItemList } from '../items/item-list.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { Empty, Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { FoundCard } from './found-card.tsx';
import { NothingFound } from './nothing-found.tsx';
import classes from './search.module.css';
import { SearchBox } from './search-box.tsx';
import { SearchFilters } from './search-filters.tsx';
import { inOrder, kinds, queryOf, type SearchSearch } from './search-search.ts';

const route = getRouteApi('/search');
/** Else the way without a kind, or without an order, counts as where one is, whatever is chosen. */
const here = { exact: true } as const;
type Answer = ReplyOf<typeof searchEndpoint>;

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

type ResultsProps = { answer: Answer; search: SearchSearch; stale: boolean };

const Results = ({ answer, search, stale }: ResultsProps) => {
  const { t } = useTranslation();
  const { groups, corrected, didYouMean, asksNothing } = answer;
  if (asksNothing) return <Empty title={t('search.start')}>{t('search.noWords')}</Empty>;
  const asked = search.q ?? '';
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const more = groups.some((group) => group.more);
  const said = corrected === null ? search : { ...search, q: corrected };
  return (
    <div className="stack" aria-busy={stale}>
      {corrected === null ? null : (
        <Note>
          <p>
            {t('search.corrected', { asked, q: corrected })}{' '}
            <Link to="/search" search={{ ...search, exact: true }}>
              {t('search.asSpelt', { asked })}
            </Link>
          </p>
        </Note>
      )}
      {didYouMean === null ? null : (
        <p>
          {t('search.didYouMean')}{' '}
          <Link to="/search" search={{ ...search, q: didYouMean }}>
            {didYouMean}
          </Link>
          ?
        </p>
      )}
      <p className="dim small" role="status">
        {more ? t('search.foundMore', { least: formatCount(total) }) : t('search.found', { count: total })}
      </p>
      {total === 0 ? <NothingFound q={asked} search={search} /> : <Kinds groups={groups} search={search} />}
      {total === 0 || search.q === undefined ? null : <Orders search={search} />}
      {total === 0 ? null : search.kind === undefined ? (
        <div className={classes.groups}>
          {groups
            .filter(({ items }) => items.length > 0)
            .map((group) => (
              <Group key={group.kind} group={group} search={said} />
            ))}
        </div>
      ) : search.kind === 'place' ? (
        <List
          items={groups.find(({ kind }) => kind === 'place')?.items ?? []}
          label={t('search.kinds.place')}
        />
      ) : (
        <OneKind kind={search.kind} search={said} />
      )}
      <FollowFound search={said} />
    </div>
  );
};

/** What to look at, with how much there is of each. */
const Kinds = ({ groups, search }: { groups: Answer['groups']; search: SearchSearch }) => {
  const { t } = useTranslation();
  const { kind: chosen, ...rest } = search;
  return (
    <nav aria-label={t('search.which')}>
      <ul className={classes.tabs}>
        <li>
          <Link
            to="/search"
            search={rest}
            activeOptions={here}
            aria-current={chosen === undefined ? 'page' : undefined}
          >
            {t('search.all')}
          </Link>
        </li>
        {kinds.flatMap((kind) => {
          const group = groups.find((one) => one.kind === kind);
          if (group === undefined || (group.count === 0 && chosen !== kind)) return [];
          const count = formatCount(group.count);
          return (
            <li key={kind}>
              <Link
                to="/search"
                search={{ ...rest, kind }}
                activeOptions={here}
                aria-current={chosen === kind ? 'page' : undefined}
              >
                {t(`search.kinds.${kind}`)}{' '}
                <span className="dim small">{group.more ? t('search.more', { least: count }) : count}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

/** What comes first: a list of filters alone is in the order of time anyhow. */
const Orders = ({ search }: { search: SearchSearch }) => {
  const { t } = useTranslation();
  const { order, ...rest } = search;
  const ways = [
    { to: rest, label: t('search.orders.fit'), chosen: order === undefined },
    {
      to: { ...rest, order: 'newest' as const },
      label: t('search.orders.newest'),
      chosen: order === 'newest',
    },
  ];
  return (
    <nav aria-label={t('search.order')}>
      <ul className={classes.tabs}>
        {ways.map(({ to, label, chosen }) => (
          <li key={label}>
            <Link
              to="/search"
              search={to}
              activeOptions={here}
              aria-current={chosen ? 'page' : undefined}
              resetScroll={false}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const List = ({ items, label }: { items: readonly Found[]; label: string }) => (
  <div className={classes.group}>
    <ul aria-label={label}>
      {items.map((found) => (
        <li key={found.id}>
          <FoundCard found={found} level={2} />
        </li>
      ))}
    </ul>
  </div>
);

const Group = ({ group, search }: { group: Answer['groups'][number]; search: SearchSearch }) => {
  const { t } = useTranslation();
  const { kind, items, count } = group;
  return (
    <section className={classes.group}>
      <h2>{t(`search.kinds.${kind}`)}</h2>
      <ul aria-label={t(`search.kinds.${kind}`)}>
        {items.map((found) => (
          <li key={found.id}>
            <FoundCard found={found} />
          </li>
        ))}
      </ul>
      {count > items.length && kind !== 'place' ? (
        <Link to="/search" search={{ ...search, kind }}>
          {t(`search.seeAll.${kind}`)}
        </Link>
      ) : null}
    </section>
  );
};

const OneKind = ({ kind, search }: { kind: FoundNoun; search: SearchSearch }) => {
  const { t } = useTranslation();
  const read = usePages(listFound, { query: { ...inOrder(search), kind } });
  return (
    <ItemList
      read={read}
      label={t(`search.kinds.${kind}`)}
      empty={<Empty title={t('search.nothingFiltered')}>{t('search.nothingBody')}</Empty>}
    >
      {(found) => <FoundCard found={found} level={2} />}
    </ItemList>
  );
};

/** The search goes on in a feed reader. Places do not come and go, so there is nothing of them to tell. */
const FollowFound = ({
  search: { kind, order: _order, exact: _exact, ...asked },
}: {
  search: SearchSearch;
}) =>
  kind === 'place' ? null : (
    <Follow noun="search" search={{ ...asked, ...(kind === undefined ? {} : { kind }) }} />
  );
