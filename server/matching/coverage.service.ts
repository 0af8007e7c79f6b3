import type { Db, Trx } from '../database/connect.ts';
import type { Deps } from './deps.ts';
import type { Item, Side } from './item.ts';
import type { Covers, Suggestion } from './judgements.store.ts';
import { COVERS } from './weights.ts';

/** Which agencies' patches cover which pairs. Answers are remembered for as long as one piece of work lasts. */
export const coverageIn = (
  trx: Db | Trx,
  { organisations }: Pick<Deps, 'organisations'>,
  itemOf: (side: Side, id: string) => Promise<Item | undefined>,
) => {
  const known = new Map<string, Promise<ReadonlySet<string>>>();

  const ask = async (item: Item | undefined): Promise<ReadonlySet<string>> => {
    if (!item) return new Set();
    const tagIds = item.tags.filter(({ weight }) => weight >= COVERS).map(({ tag }) => tag);
    const found = await organisations.covering(trx, { regionCodes: item.places, tagIds });
    return new Set(found.map(({ agencyId }) => agencyId));
  };
  const agenciesOf = (side: Side, id: string): Promise<ReadonlySet<string>> => {
    const asked = known.get(id) ?? itemOf(side, id).then(ask);
    known.set(id, asked);
    return asked;
  };

  return async (needId: string, ideaId: string): Promise<Suggestion[]> => {
    const byNeed = await agenciesOf('need', needId);
    const byIdea = await agenciesOf('idea', ideaId);
    const covers = (agencyId: string): Covers =>
      byNeed.has(agencyId) ? (byIdea.has(agencyId) ? 'both' : 'need') : 'idea';
    return [...new Set([...byNeed, ...byIdea])]
      .sort()
      .map((agencyId) => ({ agencyId, needId, ideaId, covers: covers(agencyId) }));
  };
};
