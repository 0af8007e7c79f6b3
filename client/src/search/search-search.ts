import type { FoundKind } from '#server/search/search.contract.ts';
import { listOf, oneOf, present, textOf } from '../app/search-params.ts';

export const kinds = ['need', 'idea', 'organisation', 'place'] as const satisfies readonly FoundKind[];

/** A search as it stands in the address. */
export type SearchSearch = {
  q?: string;
  kind?: FoundKind;
  region?: string[];
  tag?: string[];
  claimed?: true;
  /** The newest first, whatever the titles say. */
  order?: 'newest';
  /** As it is spelt, please. */
  exact?: true;
};

export const parseSearch = (raw: Record<string, unknown>): SearchSearch =>
  present({
    q: textOf(raw.q)?.trim(),
    kind: oneOf(raw.kind, kinds),
    region: listOf(raw.region),
    tag: listOf(raw.tag),
    claimed: raw.claimed === true ? (true as const) : undefined,
    order: oneOf(raw.order, ['newest'] as const),
    exact: raw.exact === true ? (true as const) : undefined,
  });

/** What is looked for, as the server is asked. */
export const queryOf = ({ q, region, tag, claimed }: SearchSearch) => ({
  ...(q === undefined ? {} : { q }),
  ...(region === undefined ? {} : { region }),
  ...(tag === undefined ? {} : { tag }),
  ...(claimed === undefined ? {} : { claimed: 'true' }),
});

/** The same, with what comes first. */
export const inOrder = (search: SearchSearch) => ({
  ...queryOf(search),
  ...(search.order === undefined ? {} : { order: search.order }),
});
