import type { Issue } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import type { TagOrigin } from '../tags/tags.contract.ts';
import type { ItemMove, ItemNoun, ItemStatus } from './moves.ts';

/** A need or an idea as it is stored. `version` counts the bodies, not the moves. */
export interface ItemRow<Body> {
  readonly id: string;
  readonly body: Body;
  readonly version: number;
  readonly status: ItemStatus;
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly unclaimed: boolean;
  readonly onBehalfAgencyId: string | null;
  readonly onBehalfConsent: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly expiresAt: string | null;
  /** Since when an administrator keeps it out of sight. */
  readonly hiddenAt: string | null;
}

/** The same with what it mentions by name. */
export interface ItemView<Body> extends ItemRow<Body> {
  readonly listedAt: string;
  /** Null where there is no limit, and for needs. */
  readonly openPlaces: number | null;
  readonly organisation: { id: string; name: string; verified: boolean } | null;
  readonly places: { code: string; name: string }[];
  readonly tags: { id: string; label: string; origin: TagOrigin; confidence: number }[];
}

/** Whose items the reader looks after: the SQL twin of the feature's policy. */
export interface Reader {
  readonly personId: string | null;
  readonly agencyId: string | null;
  readonly organisationIds: readonly string[];
}

/** What every need and idea has, whatever else its author writes. */
export interface ItemBody {
  readonly title: string;
  readonly tagIds: string[];
  readonly regionCodes: string[];
  readonly expiresAt: string | null;
}

/** In whose name an item stands. */
export interface Poster {
  readonly postedBy: string | null;
  readonly organisationId: string | null;
  readonly onBehalfAgencyId: string | null;
}

export interface Asked<Body> {
  readonly body: Body;
  readonly organisationId: string | null;
  readonly publish: boolean;
  readonly onBehalf?: { readonly consent: string } | undefined;
  readonly refusedTagIds?: readonly string[] | undefined;
}

export interface ListAsked {
  readonly q?: string | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly status?: ItemStatus | undefined;
  readonly mine?: boolean | undefined;
  readonly claimed?: boolean | undefined;
  /** Only what names this organisation, to whoever asks. */
  readonly organisation?: string | undefined;
  /** Only what came to be seen here in this span of time, and was not posted by this person. */
  readonly shown?: { readonly after: string; readonly until: string; readonly notBy: string } | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What a feature says of its kind of item; the way of every item is the same. */
export interface Kind<Body extends ItemBody, Summary, Full> {
  readonly noun: ItemNoun;
  /** What is missing before it may be open to all. */
  readonly missing: (body: Body) => Issue[];
  /** The words that tags are suggested from. */
  readonly wordsOf: (body: Body) => { title: string; text: string };
  /** Undefined: this person may not post so. */
  readonly posterOf: (actor: Actor, asked: Asked<Body>) => Poster | undefined;
  readonly organisationMustBeVerified: boolean;
  readonly sees: (asker: Asker, item: ItemRow<Body>) => boolean;
  readonly manages: (asker: Asker, item: ItemRow<Body>) => boolean;
  readonly readerOf: (asker: Asker) => Reader;
  readonly summaryOf: (asker: Asker, item: ItemView<Body>) => Summary;
  readonly fullOf: (asker: Asker, item: ItemView<Body>, moves: ItemMove[]) => Full;
}
