import type { IdeaItem, Item, NeedItem } from '../item.ts';
import type { Reach } from '../place.ts';

/** An item without what is said about it. */
export type Facts = Omit<NeedItem, 'text'> | Omit<IdeaItem, 'text'>;

/** Where an item is, and the one thing about it that decides whom its places admit. */
export type Spot = { places: readonly string[]; localOnly: boolean; reach: Reach };

/** The spot of an item whose places are these today. */
export const spotWith = (item: Facts, places: readonly string[]): Spot =>
  item.side === 'need'
    ? { places, localOnly: item.localOnly, reach: 'anywhere' }
    : { places, localOnly: false, reach: item.reach };

/** The organisation within which the item must not meet the other side; null where that gate cannot close. */
export const apartFrom = (item: Facts): string | null => {
  if (item.side === 'need') return item.organisation;
  return item.pseudonymous && !item.meetsOwnOrganisation ? item.organisation : null;
};

/** Whether any pair with this item can be open at all. */
export const awake = (item: Facts | Item): boolean =>
  item.open && (item.side === 'need' || item.openPlaces === null || item.openPlaces > 0);
