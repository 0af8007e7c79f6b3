import type { Trx } from '../database/connect.ts';
import type { Happening } from '../events/record.ts';
import type { Deps } from './deps.ts';
import type { GapChange } from './gaps.store.ts';
import type { Side } from './item.ts';
import type { Replica } from './replica.service.ts';
import { COVERS } from './weights.ts';

/**
 * What is told of gaps that opened or closed: to the agencies whose patch covers the item, since what nothing fits
 * has no pair that they could be told of.
 */
export const gapNews =
  ({ clock, organisations }: Pick<Deps, 'clock' | 'organisations'>, replica: Pick<Replica, 'itemsOf'>) =>
  async (trx: Trx, changes: readonly GapChange[]): Promise<Happening[]> => {
    if (changes.length === 0) return [];
    const ids = (side: Side) => changes.flatMap(({ noun, id }) => (noun === side ? [id] : []));
    const [needs, ideas] = await Promise.all([
      replica.itemsOf('need', ids('need')),
      replica.itemsOf('idea', ids('idea')),
    ]);
    const covering = await organisations.coveringEach(
      trx,
      [...needs.values(), ...ideas.values()].map(({ id, places, tags }) => ({
        id,
        regionCodes: places,
        tagIds: tags.filter(({ weight }) => weight >= COVERS).map(({ tag }) => tag),
      })),
    );
    const agencies = Map.groupBy(covering, ({ itemId }) => itemId);
    return changes.map(({ id, opened }) => ({
      type: opened ? 'match.gap_opened' : 'match.gap_closed',
      noun: 'match',
      id,
      actorId: null,
      audiences: (agencies.get(id) ?? []).map(({ agencyId }) => `agency:${agencyId}`),
      at: clock().toISOString(),
    }));
  };
