import { listOf, oneOf, present, textOf } from '../app/search-params.ts';

export const listStatuses = ['published', 'closed', 'expired'] as const;

/** The filters of the two public lists, as they stand in the address. */
export type ItemSearch = {
  q?: string;
  tag?: string[];
  region?: string;
  claimed?: true;
  status?: (typeof listStatuses)[number];
};

export const parseItemSearch = (raw: Record<string, unknown>): ItemSearch =>
  present({
    q: textOf(raw.q),
    tag: listOf(raw.tag),
    region: textOf(raw.region),
    claimed: raw.claimed === true ? (true as const) : undefined,
    status: oneOf(raw.status, listStatuses),
  });

/** The same filters as the server is asked. */
export const queryOf = ({ claimed, ...rest }: ItemSearch) => ({
  ...rest,
  ...(claimed === undefined ? {} : { claimed: 'true' }),
});
