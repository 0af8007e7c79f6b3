import type { IdeaItem, Item, NeedItem } from './item.ts';

/**
 * An item for a list that anybody reads. Who posted it is left out: a pair that scores and is yet missing from the list
 * would tell that both come from one person or organisation, and so unmask an author who chose not to be named.
 */
export const inPublic = <Posted extends Item>(item: Posted): Posted => ({
  ...item,
  open: true,
  postedBy: null,
  organisation: null,
});

/**
 * An item asked from the other side, so that what is found is of its own side: an idea as a need that any idea might
 * meet. Place does not count (the same idea elsewhere is the same idea): a need names none, and an idea works in whole
 * `countries`, which contain every place, so that needs which take local ideas only are found too. Public facts only.
 */
export const standIn = (item: Item, countries: readonly string[]): Item => {
  const { id, open, until, postedBy, organisation, tags, text } = inPublic(item);
  const common = { id, open, until, postedBy, organisation, tags, text };
  if (item.side === 'idea')
    return { ...common, side: 'need', places: [], localOnly: false, hasBudget: false } satisfies NeedItem;
  return {
    ...common,
    side: 'idea',
    places: [...countries],
    reach: 'anywhere',
    openPlaces: null,
    pseudonymous: false,
    meetsOwnOrganisation: true,
    evidence: null,
    hasCost: false,
  } satisfies IdeaItem;
};
