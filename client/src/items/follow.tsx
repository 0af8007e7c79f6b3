import { useTranslation } from '../words/use-translation.ts';

type Props = {
  noun: 'needs' | 'ideas' | 'organisations' | 'search';
  search: Readonly<Record<string, string | boolean | string[] | undefined>>;
};

/** A list as a feed, by the same filters: what is new in it comes to one's own reader. */
export const Follow = ({ noun, search }: Props) => {
  const { t } = useTranslation();
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    ),
  ).toString();
  const path = (ending: string): string => `/feeds/${noun}.${ending}${query === '' ? '' : `?${query}`}`;
  return (
    <p className="row small">
      <span className="dim">{t('items.follow')}</span>
      <a href={path('xml')}>{t('items.followRss')}</a>
      <a href={path('json')}>{t('items.followJson')}</a>
    </p>
  );
};
