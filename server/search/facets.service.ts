import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { PLATFORM } from '../tags/draft.ts';
import type { TagsService } from '../tags/tags.service.ts';
import type { AskingService, Filters } from './asking.service.ts';
import { countTags } from './facets.store.ts';
import { reading } from './search.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly tags: TagsService;
  readonly asking: AskingService;
}

/** How what was found divides by tag. Needs and ideas are found while they are published only, by everybody alike. */
export const facetsService = ({ db, clock, tags, asking }: Deps) => ({
  countTags: async ({ q, ...filters }: Filters & { q: string }) => {
    const [{ words, marks }, { choosable, current }, under] = await Promise.all([
      asking.read(db, q, filters),
      tags.catalogue(),
      tags.allUnder(),
    ]);
    const query = [words, marks].flatMap((part) => (part === null ? [] : [`(${part})`])).join(' & ');
    const chosen = filters.tag?.at(-1);
    const above = chosen === undefined ? null : (current(chosen)?.id ?? chosen);
    const steps = choosable(PLATFORM).filter(({ parentId }) => parentId === above);
    if (query === '' || steps.length === 0) return { tags: [] };

    const meant = steps.flatMap(({ id }) => under(id).map((tag) => ({ id, tag })));
    const now = clock().toISOString();
    const counts = await reading(db, async (trx) => [
      await countTags(trx, { noun: 'need', query, now }, meant),
      await countTags(trx, { noun: 'idea', query, now }, meant),
    ]);
    if (counts.includes(undefined)) return { tags: null };
    return {
      tags: steps
        .map(({ id, label }) => ({
          id,
          label,
          count: counts.reduce((sum, found) => sum + (found?.[id] ?? 0), 0),
        }))
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label)),
    };
  },
});
