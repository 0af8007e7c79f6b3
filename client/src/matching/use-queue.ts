import { useEffect, useRef } from 'react';
import { listMatches } from '#server/matching/matching.contract.ts';
import { usePages } from '../api/use-read.ts';
import { keepOrder } from './keep-order.ts';
import { type QueueSearch, toQuery } from './queue-search.ts';

/** The pairs of the address, in an order that does not move under the reader's eyes while news come in. */
export const useQueue = (search: QueueSearch, left: ReadonlySet<string>) => {
  const query = toQuery(search);
  const asked = JSON.stringify(query);
  const pages = usePages(listMatches, { query });
  const shown = useRef<{ asked: string; ids: string[] }>({ asked, ids: [] });

  // While another question is on its way, the last answer stands in for it: its order means nothing.
  const known = shown.current.asked === asked && !pages.isPlaceholderData ? shown.current.ids : [];
  const items = keepOrder(known, pages.items);

  useEffect(() => {
    shown.current = { asked, ids: pages.isPlaceholderData ? [] : items.map(({ id }) => id) };
  });

  return { ...pages, items: items.filter(({ id }) => !left.has(id)) };
};
