import type { Db, Trx } from '../database/connect.ts';
import type { Deps } from './deps.ts';
import type { Item } from './item.ts';
import type { Covers, Suggestion } from './judgements.store.ts';
import { COVERS } from './weights.ts';

export interface Coverage {
  /** What is to be suggested of a pair of the items, and to whom. */
  readonly covering: (needId: string, ideaId: string) => Suggestion[];
  /** The agencies that cover an item. */
  readonly coveredBy: (id: string) => string[];
}

/** Which agencies' patches cover which pairs of some items, asked all at once. */
export const coverageOf = async (
  trx: Db | Trx,
  { organisations }: Pick<Deps, 'organisations'>,
  items: Iterable<Item>,
): Promise<Coverage> => {
  const asked = [...items].map(({ id, places, tags }) => ({
    id,
    regionCodes: places,
    tagIds: tags.filter(({ weight }) => weight >= COVERS).map(({ tag }) => tag),
  }));
  const covered = new Map<string, Set<string>>();
  for (const { itemId, agencyId } of asked.length === 0 ? [] : await organisations.coveringEach(trx, asked)) {
    const agencies = covered.get(itemId) ?? new Set<string>();
    covered.set(itemId, agencies.add(agencyId));
  }
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
