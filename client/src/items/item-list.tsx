import type { ReactNode } from 'react';
import { ShowMore } from '../ui/show-more.tsx';
import { Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './items.module.css';

type Read = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isPlaceholderData: boolean;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
};

type Props<T> = {
  read: Read & { items: readonly T[] };
  empty: ReactNode;
  label: string;
  /** Hairlines between the items, where they carry no bar of their own. */
  lined?: boolean;
  children: (item: T) => ReactNode;
};

/** A growing list with its states: waiting, failed, empty, here, more. */
export function ItemList<T extends { id: string }>({ read, empty, label, lined, children }: Props<T>) {
  const { t } = useTranslation();
  const sentence = useSentence();
  if (read.isPending) return <Loading lines={6} height={128} />;
  if (read.isError && read.items.length === 0) {
    return <Fault message={sentence(read.error)} onRetry={() => void read.refetch()} />;
  }
  if (read.items.length === 0) return empty;
  const count = read.items.length;
  return (
    <div className="stack" aria-busy={read.isPlaceholderData}>
      <p className="dim small" role="status">
        {read.hasNextPage ? t('items.shownMore', { count }) : t('items.shown', { count })}
      </p>
      <ul className={lined ? classes.lines : classes.list} aria-label={label}>
        {read.items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
      {read.isError ? <Fault message={sentence(read.error)} /> : null}
      <ShowMore read={read} />
    </div>
  );
}
