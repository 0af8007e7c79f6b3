import { useTranslation } from '../words/use-translation.ts';
import type { ItemSearch } from './item-search.ts';

/** A list as a feed, by the same filters: what is new in it comes to one's own reader. */
export const Follow = ({ noun, search }: { noun: 'needs' | 'ideas'; search: ItemSearch }) => {
  const { t } = useTranslation();
  const { tag = [], ...rest } = search;
  const query = new URLSearchParams([
    ...Object.entries(rest).map(([name, value]) => [name, String(value)]),
    ...tag.map((id) => ['tag', id]),
  ]).toString();
  const path = (ending: string): string => `/feeds/${noun}.${ending}${query === '' ? '' : `?${query}`}`;
  return (
    <p className="row small">
      <span className="dim">{t('items.follow')}</span>
      <a href={path('xml')}>{t('items.followRss')}</a>
      <a href={path('json')}>{t('items.followJson')}</a>
    </p>
  );
};
