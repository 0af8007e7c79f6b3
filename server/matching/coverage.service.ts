import type { Db, Trx } from '../database/connect.ts';
import type { Deps } from './deps.ts';
import type { Item } from './item.ts';
import type { Covers, Suggestion } from './judgements.store.ts';
import { COVERS } from './weights.ts';

/** Which agencies' patches cover which pairs of some items, asked all at once. */
export const coverageOf = async (
  trx: Db | Trx,
  { organisations }: Pick<Deps, 'organisations'>,
  items: Iterable<Item>,
): Promise<(needId: string, ideaId: string) => Suggestion[]> => {
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
  return (needId, ideaId) => {
    const byNeed = covered.get(needId) ?? new Set<string>();
    const byIdea = covered.get(ideaId) ?? new Set<string>();
    const covers = (agencyId: string): Covers =>
      byNeed.has(agencyId) ? (byIdea.has(agencyId) ? 'both' : 'need') : 'idea';
    return [...new Set([...byNeed, ...byIdea])]
      .sort()
      .map((agencyId) => ({ agencyId, needId, ideaId, covers: covers(agencyId) }));
  };
};
