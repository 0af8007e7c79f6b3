import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { useKeys } from '../matching/use-keys.ts';
import { learnWords } from '../words/en.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './search-door.module.css';

const SearchBox = lazy(async () => {
  await learnWords('search');
  const { SearchBox: Box } = await import('./search-box.tsx');
  return { default: Box };
});

/** Where the box is: on the page of the search, or in the bar at the top. */
const BOXES = ['search-words', 'search-top'];

/** The way to the search, from everywhere: a box where there is room, else a picture; the key / leads to either. */
export const SearchDoor = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const roomy = useMediaQuery('(min-width: 80em)', undefined, { getInitialValueInEffect: false });
  // The queue has a search of its own under this key.
  const own = pathname === '/queue';
  const find = useCallback(
    (q: string) => void navigate({ to: '/search', search: q === '' ? {} : { q } }),
    [navigate],
  );
  useKeys(
    own
      ? {}
      : {
          '/': () => {
            const box = BOXES.map((id) => document.getElementById(id)).find((element) => element !== null);
            if (box) box.focus();
            else find('');
          },
        },
  );
  const link = (
    <Link to="/search" className={classes.door} aria-label={t('nav.search')}>
      <IconSearch size={22} aria-hidden />
    </Link>
  );
  // These pages have the box themselves.
  if (!roomy || pathname === '/search' || pathname === '/map') return link;
  return (
    <Suspense fallback={link}>
      <SearchBox id="search-top" small onSearch={find} />
    </Suspense>
  );
};
