import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { Asker } from '../http/actor.ts';
import * as store from './items.store.ts';
import type { ItemBody, Kind } from './kind.ts';
import { statusAt } from './moves.ts';

interface Open<Summary> {
  readonly shown: Summary;
  /** All its words but the title. */
  readonly text: string;
}

/** Items that were found elsewhere, through the policy of their kind. */
export const openService = <Body extends ItemBody, Summary, Full>(
  kind: Kind<Body, Summary, Full>,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
) => ({
  /** Those of these that are open now, as the asker is shown them. */
  open: async (asker: Asker, ids: readonly string[]): Promise<Map<string, Open<Summary>>> => {
    if (ids.length === 0) return new Map();
    const now = clock().toISOString();
    const found = await store.listViews<Body>(db, kind.noun, ids);
    return new Map(
      found
        .filter((item) => statusAt(item, now) === 'published' && kind.sees(asker, item))
        .map((item) => [
          item.id,
          {
            shown: kind.summaryOf(asker, { ...item, status: statusAt(item, now) }),
            text: kind.wordsOf(item.body).text,
          },
        ]),
    );
  },
});
