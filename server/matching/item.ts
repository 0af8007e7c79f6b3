import type { Reach } from './place.ts';
import type { GivenTag } from './topic.ts';
import { WORDING } from './weights.ts';

export type Side = 'need' | 'idea';

/** One text of all that is said about an item. Its title counts more, since people put there what it is about. */
export const textOf = (title: string, ...rest: readonly string[]): string =>
  `${title}\n`.repeat(WORDING.titleCounts) + rest.join('\n');

type Common = {
  id: string;
  /** Open and visible: published, not paused, closed, expired or taken down. */
  open: boolean;
  /** When it stops being open, in ms since 1970; null when it has no term. */
  until: number | null;
  postedBy: string | null;
  organisation: string | null;
  tags: readonly GivenTag[];
  /** Region codes as they were given; abolished ones are followed to today's. */
  places: readonly string[];
  /** All that is said about the item, in one text: see `textOf`. */
  text: string;
};

/** A need or an idea as its feature hands it to the matcher; a draft being written is one too. */
export type NeedItem = Common & { side: 'need'; localOnly: boolean; hasBudget: boolean };
export type IdeaItem = Common & {
  side: 'idea';
  reach: Reach;
  openPlaces: number | null;
  pseudonymous: boolean;
  meetsOwnOrganisation: boolean;
  /** Nesta level 0–5; null when nothing is said. */
  evidence: number | null;
  hasCost: boolean;
};
export type Item = NeedItem | IdeaItem;

/** Whether what is open until a moment still is; both in ms since 1970, null for no term. */
export const lasts = (until: number | null, now: number): boolean => until === null || until > now;
