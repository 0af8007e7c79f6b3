import { oneOf, present } from '../app/search-params.ts';

export const groups = ['requests', 'introductions', 'messages', 'alerts', 'news'] as const;

/** Which notices are shown, as it stands in the address. */
export type NoticesSearch = { group?: (typeof groups)[number]; unread?: true };

export const parseNoticesSearch = (raw: Record<string, unknown>): NoticesSearch =>
  present({
    group: oneOf(raw.group, groups),
    unread: raw.unread === true ? (true as const) : undefined,
  });
