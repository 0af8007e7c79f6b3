import { Link } from '@tanstack/react-router';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import type { SearchSearch } from './search-search.ts';

/** Nothing, and the ways on: without one of the words, or without a filter. */
export const NothingFound = ({ q, search }: { q: string; search: SearchSearch }) => {
  const { t } = useTranslation();
  const words = q.split(/\s+/).filter((word) => word !== '');
  return (
    <Empty
      title={q === '' ? t('search.nothingFiltered') : t('search.nothing', { q })}
      action={
        words.length < 2 || words.length > 6 ? undefined : (
          <ul className="plain-list stack tight">
            {words.map((word, at) => (
              <li key={`${word} ${words.slice(0, at).join(' ')}`}>
                <Link
                  to="/search"
                  search={{ ...search, q: words.filter((_, other) => other !== at).join(' ') }}
                >
                  {t('search.without', { word })}
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    >
      <p>{t('search.nothingBody')}</p>
    </Empty>
  );
};
