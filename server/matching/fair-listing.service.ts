import type { Db, Trx } from '../database/connect.ts';
import { inTurn } from './exposure.ts';
import { demandsOf } from './exposures.store.ts';
import type { Item } from './item.ts';
import type { MatchRow } from './matches.store.ts';
import { isShown } from './order.ts';
import type { Replica } from './replica.service.ts';
import type { Hit } from './top-k.ts';
import { SHOWN, WEIGHED } from './weights.ts';

/** The ideas that a need shows, by the pairs that it stands in. */
export const shownOf = (pairs: readonly Pick<MatchRow, 'ideaId' | 'needPlace'>[]): string[] =>
  pairs.filter(({ needPlace }) => isShown(needPlace)).map(({ ideaId }) => ideaId);

/** Makes the lists of needs, out of the exact best, by what is shown to whom as it is stored. */
export const fairListing =
  (replica: Pick<Replica, 'top' | 'sizes'>) =>
  /** In the order in which they are given; `before`: what each showed until now. Those that are not open have none. */
  async (
    trx: Db | Trx,
    needs: readonly { readonly item: Item; readonly before: Iterable<string> }[],
  ): Promise<Map<string, readonly Hit[]>> => {
    const best = new Map<string, readonly Hit[]>();
    for (const { item } of needs) if (item.open) best.set(item.id, await replica.top(item, { k: WEIGHED }));
    const demands = await demandsOf(trx, [...new Set([...best.values()].flat().map(({ id }) => id))]);
    const { needs: open, ideas } = replica.sizes();
    const next = inTurn({
      demandOf: (id) => demands.get(id) ?? { shownTo: 0, openPlaces: null },
      mean: (SHOWN * open) / Math.max(1, ideas),
    });
    return new Map(needs.map(({ item, before }) => [item.id, next(best.get(item.id) ?? [], before)]));
  };
