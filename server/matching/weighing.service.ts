import { fail } from '../fail.ts';
import { type Prepared, prepare } from './at-hand.ts';
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

  /** An item with each of some of the other side; those of its own are left out. */
  const ready = async (one: Prepared, others: Iterable<Prepared>): Promise<Map<string, Explanation>> => {
    const { ground, names } = await replica.standing();
    const explained = new Map<string, Explanation>();
    for (const other of others) {
      if (one.side === 'need' && other.side === 'idea')
        explained.set(other.item.id, explain(one.profile, other.profile, ground, names));
      if (one.side === 'idea' && other.side === 'need')
        explained.set(other.item.id, explain(other.profile, one.profile, ground, names));
    }
    return explained;
  };

  /** The same of items as they are stored, or still being written. */
  const withEach = async (item: Item, others: Iterable<Item>): Promise<Map<string, Explanation>> => {
    const { ground } = await replica.standing();
    return ready(
      prepare(item, ground),
      [...others].map((other) => prepare(other, ground)),
    );
  };

  return {
    getNeed,
    getIdea,
    ready,
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
