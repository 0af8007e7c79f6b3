import { useEffect, useRef } from 'react';
import { listMatches, type Match } from '#server/matching/matching.contract.ts';
import { usePages } from '../api/use-read.ts';
import { keepOrder, withGone } from './keep-order.ts';
import { type QueueSearch, toQuery } from './queue-search.ts';

type Acts = { left: ReadonlySet<string>; acted: (id: string) => boolean };

/**
 * The pairs of the address, in an order that does not move under the reader's eyes while news come in: a pair that
 * a colleague has taken away keeps its place, marked as gone, until this reader moves on.
 */
export const useQueue = (search: QueueSearch, { left, acted }: Acts) => {
  const query = toQuery(search);
  const asked = JSON.stringify(query);
  const pages = usePages(listMatches, { query });
  const last = useRef<{ asked: string; pair: string | undefined; shown: Match[] }>({
    asked,
    pair: search.pair,
    shown: [],
  });

  // While another question is on its way, the last answer stands in for it: its order means nothing.
  const same = last.current.asked === asked && !pages.isPlaceholderData;
  const before = same ? last.current.shown : [];
  const read = keepOrder(
    before.map(({ id }) => id),
    pages.items,
  );
  const stays = same && last.current.pair === search.pair;
  const { items, gone } = withGone(before, read, (id) => stays && !acted(id));

  useEffect(() => {
    last.current = { asked, pair: search.pair, shown: pages.isPlaceholderData ? [] : items };
  });

  const rows = items.filter(({ id }) => !left.has(id));
  return { ...pages, asked, rows, gone, items: rows.filter(({ id }) => !gone.has(id)) };
};
