import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import type { search } from '#server/search/search.contract.ts';
import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './search.module.css';
import { kinds, type SearchSearch } from './search-search.ts';

export type Groups = ReplyOf<typeof search>['groups'];

/** Else the way without a kind, or without an order, counts as where one is, whatever is chosen. */
const here = { exact: true } as const;

/** What to look at, with how much there is of each. */
export const Kinds = ({ groups, search }: { groups: Groups; search: SearchSearch }) => {
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
export const Orders = ({ search }: { search: SearchSearch }) => {
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
