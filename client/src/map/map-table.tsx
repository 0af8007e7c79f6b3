import { Link } from '@tanstack/react-router';
import type { SearchSearch } from '../search/search-search.ts';
import { formatCount } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './map.module.css';
import type { Part } from './map-drawing.tsx';

type Props = {
  parts: readonly Part[];
  within: string;
  needs: number;
  ideas: number;
  search: SearchSearch;
  chosen: ReadonlySet<string>;
  onChoose: (codes: readonly string[]) => void;
};

/** The twin of the map: the same places, the same numbers, and the same choice by keyboard. */
export const MapTable = ({ parts, within, needs, ideas, search, chosen, onChoose }: Props) => {
  const { t } = useTranslation();
  const sorted = [...parts].sort(
    (a, b) => b.needs + b.ideas - (a.needs + a.ideas) || a.name.localeCompare(b.name, 'en-GB'),
  );
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{t('map.parts', { place: within })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('map.choose')}</span>
          </th>
          <th scope="col">{t('map.place')}</th>
          <th scope="col" className={classes.number}>
            {t('map.needs')}
          </th>
          <th scope="col" className={classes.number}>
            {t('map.ideas')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('map.list')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((part) => (
          <tr key={part.code}>
            <td>
              <input
                type="checkbox"
                aria-label={`${t('map.choose')}: ${part.name}`}
                checked={chosen.has(part.code)}
                onChange={({ currentTarget }) =>
                  onChoose(
                    currentTarget.checked
                      ? [...chosen, part.code]
                      : [...chosen].filter((code) => code !== part.code),
                  )
                }
              />
            </td>
            <th scope="row">
              {part.divided ? (
                <Link
                  to="/map"
                  search={{ ...search, region: [part.code] }}
                  aria-label={t('map.open', { place: part.name })}
                >
                  {part.name}
                </Link>
              ) : (
                part.name
              )}
            </th>
            <td className={classes.number}>{formatCount(part.needs)}</td>
            <td className={classes.number}>{formatCount(part.ideas)}</td>
            <td className={classes.number}>
              {part.needs + part.ideas === 0 ? null : (
                <Link
                  to="/search"
                  search={{ ...search, region: [part.code] }}
                  aria-label={t('map.listOf', { place: part.name })}
                >
                  {t('map.list')}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <th scope="row">{t('map.total', { place: within })}</th>
          <td className={classes.number}>{formatCount(needs)}</td>
          <td className={classes.number}>{formatCount(ideas)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
};
