import { fail } from '../fail.ts';
import type { IdeaItem, Item, NeedItem } from './item.ts';
import { ideaProfile, needProfile } from './profile.ts';
import { type Explanation, explain } from './reasons.ts';
import type { Replica } from './replica.service.ts';

/** Explains pairs of items on the ground that stands now. */
export const weighing = (replica: Pick<Replica, 'standing' | 'itemOf'>) => {
  const getNeed = async (id: string): Promise<NeedItem> => {
    const found = await replica.itemOf('need', id);
    if (found?.side !== 'need') throw fail('need_not_found');
    return found;
  };
  const getIdea = async (id: string): Promise<IdeaItem> => {
    const found = await replica.itemOf('idea', id);
    if (found?.side !== 'idea') throw fail('idea_not_found');
    return found;
  };

  /** An item, stored or still being written, with each of some of the other side; those of its own are left out. */
  const withEach = async (item: Item, others: Iterable<Item>): Promise<Map<string, Explanation>> => {
    const { ground, names } = await replica.standing();
    const explained = new Map<string, Explanation>();
    if (item.side === 'need') {
      const need = needProfile(item, ground);
      for (const other of others)
        if (other.side === 'idea')
          explained.set(other.id, explain(need, ideaProfile(other, ground), ground, names));
    } else {
      const idea = ideaProfile(item, ground);
      for (const other of others)
        if (other.side === 'need')
          explained.set(other.id, explain(needProfile(other, ground), idea, ground, names));
    }
    return explained;
  };

  return {
    getNeed,
    getIdea,
    withEach,
    /** Any pair that exists, matched or not, open or gated. No rule is applied here. */
    stored: async (needId: string, ideaId: string): Promise<Explanation> => {
      const { ground, names } = await replica.standing();
      const need = needProfile(await getNeed(needId), ground);
      return explain(need, ideaProfile(await getIdea(ideaId), ground), ground, names);
    },
  };
};

export type Weighing = ReturnType<typeof weighing>;
