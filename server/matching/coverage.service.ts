import type { Db, Trx } from '../database/connect.ts';
import type { EventType } from '../events/events.contract.ts';
import { keptReading } from '../kept-reading.ts';
import { changesTags } from '../tags/retagging.ts';
import type { Deps } from './deps.ts';
import type { Item } from './item.ts';
import type { Covers, Suggestion } from './judgements.store.ts';
import { type PatchBook, type Placed, patchBook } from './patch-book.ts';
import { COVERS } from './weights.ts';

export interface Coverage {
  /** What is to be suggested of a pair of the items, and to whom. */
  readonly covering: (needId: string, ideaId: string) => Suggestion[];
  /** The agencies that cover an item. */
  readonly coveredBy: (id: string) => string[];
}

const placed = ({ places, tags }: Item): Placed => ({
  regionCodes: places,
  tagIds: tags.filter(({ weight }) => weight >= COVERS).map(({ tag }) => tag),
});

const coverageFrom = (covered: ReadonlyMap<string, ReadonlySet<string>>): Coverage => {
  const agenciesOf = (id: string): ReadonlySet<string> => covered.get(id) ?? new Set();
  return {
    covering: (needId, ideaId) => {
      const [byNeed, byIdea] = [agenciesOf(needId), agenciesOf(ideaId)];
      const covers = (agencyId: string): Covers =>
        byNeed.has(agencyId) ? (byIdea.has(agencyId) ? 'both' : 'need') : 'idea';
      return [...new Set([...byNeed, ...byIdea])]
        .sort()
        .map((agencyId) => ({ agencyId, needId, ideaId, covers: covers(agencyId) }));
    },
    coveredBy: (id) => [...agenciesOf(id)].sort(),
  };
};

/** Which agencies' patches cover which pairs of some items, asked all at once. */
export const coverageOf = async (
  trx: Db | Trx,
  { organisations }: Pick<Deps, 'organisations'>,
  items: Iterable<Item>,
): Promise<Coverage> => {
  const asked = [...items].map((item) => ({ id: item.id, ...placed(item) }));
  const covered = new Map<string, Set<string>>();
  for (const { itemId, agencyId } of asked.length === 0 ? [] : await organisations.coveringEach(trx, asked)) {
    const agencies = covered.get(itemId) ?? new Set<string>();
    covered.set(itemId, agencies.add(agencyId));
  }
  return coverageFrom(covered);
};

const changesPatches = (type: EventType): boolean =>
  type === 'organisation.verified' ||
  type === 'organisation.patch_changed' ||
  type === 'region.changed' ||
  changesTags(type);

/**
 * The same out of a copy of all patches, for matches, which ask for a hundred items at once. It is as new as the last
 * event that this process has been given: whoever asks dates what they make of it by that.
 */
export const coverageAtHand = ({
  organisations,
  tags,
  regions,
}: Pick<Deps, 'organisations' | 'tags' | 'regions'>) => {
  const book = keptReading(async (): Promise<PatchBook> => {
    const [patches, graph, hierarchy] = await Promise.all([
      organisations.patchesOfAgencies(),
      tags.graph(),
      regions.hierarchy(),
    ]);
    return patchBook({ patches, ...graph, regions: hierarchy.regions });
  });

  return {
    /** To be called with every event before it counts as taken up. */
    hear: (type: EventType): void => {
      if (changesPatches(type)) book.drop();
    },
    of: async (items: Iterable<Item>): Promise<Coverage> => {
      const { covering } = await book.get();
      return coverageFrom(new Map([...items].map((item) => [item.id, covering(placed(item))])));
    },
  };
};
