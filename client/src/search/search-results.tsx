import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import { type Found, type FoundNoun, listFound, type search } from '#server/search/search.contract.ts';
import { usePages } from '../api/use-read.ts';
import { Follow } from '../items/follow.tsx';
import { ItemList } from '../items/item-list.tsx';
import { formatCount } from '../ui/format.ts';
import { Empty, Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { FoundCard } from './found-card.tsx';
import { NothingFound } from './nothing-found.tsx';
import classes from './search.module.css';
import { inOrder, type SearchSearch } from './search-search.ts';
import { type Groups, Kinds, Orders } from './search-tabs.tsx';

type Props = { answer: ReplyOf<typeof search>; search: SearchSearch; stale: boolean };

/** What was found, and how the question was understood. */
export const Results = ({ answer, search, stale }: Props) => {
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

const Group = ({ group, search }: { group: Groups[number]; search: SearchSearch }) => {
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
