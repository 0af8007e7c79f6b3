import type { IdeaItem, NeedItem } from '#server/matching/item.ts';

const plain = { open: true, until: null, postedBy: null, organisation: null, tags: [], places: [] };

/** An item of a collection as the product would hold it: open, nobody's, nowhere in particular. */
export const draftIdea = (said: Pick<IdeaItem, 'id' | 'text'> & Partial<IdeaItem>): IdeaItem => ({
  ...plain,
  side: 'idea',
  reach: 'anywhere',
  openPlaces: null,
  pseudonymous: false,
  meetsOwnOrganisation: false,
  evidence: null,
  hasCost: false,
  ...said,
});

export const draftNeed = (said: Pick<NeedItem, 'id' | 'text'> & Partial<NeedItem>): NeedItem => ({
  ...plain,
  side: 'need',
  localOnly: false,
  hasBudget: false,
  ...said,
});
