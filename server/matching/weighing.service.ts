import { fail } from '../fail.ts';
import type { IdeaItem, Item, NeedItem } from './item.ts';
import { ideaProfile, needProfile } from './profile.ts';
import { type Explanation, explain } from './reasons.ts';
import type { Replica } from './replica.service.ts';

/** Explains pairs of stored items on the ground that stands now. */
export const weighing = (replica: Pick<Replica, 'standing' | 'itemOf'>) => {
  const pair = async (need: NeedItem, idea: IdeaItem): Promise<Explanation> => {
    const { ground, names } = await replica.standing();
    return explain(needProfile(need, ground), ideaProfile(idea, ground), ground, names);
  };

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

  return {
    getNeed,
    getIdea,
    pair,
    /** Any pair that exists, matched or not, open or gated. No rule is applied here. */
    stored: async (needId: string, ideaId: string): Promise<Explanation> =>
      pair(await getNeed(needId), await getIdea(ideaId)),
    /** An item, stored or still being written, with one of the other side. */
    withOther: async (item: Item, other: Item): Promise<Explanation> => {
      if (item.side === 'need' && other.side === 'idea') return pair(item, other);
      if (item.side === 'idea' && other.side === 'need') return pair(other, item);
      throw new TypeError(`a ${item.side} does not pair with a ${other.side}`);
    },
  };
};

export type Weighing = ReturnType<typeof weighing>;
