import { Link } from '@tanstack/react-router';
import { useTranslation } from '../words/use-translation.ts';
import type { ItemSearch } from './item-search.ts';

/** From a list to the map of the same. What is closed or has run out stands on no map, so from there is no way. */
export const OnMap = ({ search: { status, region, ...asked } }: { search: ItemSearch }) => {
  const { t } = useTranslation();
  if (status === 'closed' || status === 'expired') return null;
  const filtered = region !== undefined || Object.keys(asked).length > 0;
  return (
    <p>
      <Link to="/map" search={{ ...asked, ...(region === undefined ? {} : { region: [region] }) }}>
        {t(filtered ? 'search.onMap' : 'search.allOnMap')}
      </Link>
    </p>
  );
};
