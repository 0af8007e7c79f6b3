import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { rows } from '../database/query.ts';
import { viewOf } from './items.store.ts';
import type { ItemView, Reader } from './kind.ts';
import type { ItemNoun, ItemStatus } from './moves.ts';
import { prefixQuery } from './words.ts';

export interface ListQuery {
  readonly q: string | undefined;
  /** Per tag asked for: that tag and all that count as it. An item must meet each. */
  readonly tagSets: readonly (readonly string[])[];
  /** The span of a place in tree order: items in it or in any place within. */
  readonly within: { readonly start: number; readonly end: number } | undefined;
  readonly status: ItemStatus | undefined;
  readonly mine: boolean;
  /** Only what somebody stands behind; or, false, only what nobody does. */
  readonly claimed?: boolean | undefined;
  /** Only what names this organisation, to whoever asks. */
  readonly organisation?: string | undefined;
  /** Only what came to be seen here in this span of time, and was not posted by this person. */
  readonly shown?: { readonly after: string; readonly until: string; readonly notBy: string } | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

const Key = z.tuple([z.iso.datetime(), z.uuid()]);

/** `namedOnly`: colleagues look after an item only where its author goes by name. */
const mineSql = (noun: ItemNoun): string => `(i.posted_by = :personId or i.on_behalf_agency_id = :agencyId
  or (i.organisation_id = any(cast(:organisationIds as uuid[]))
      ${noun === 'idea' ? `and i.body ->> 'authorStyle' = 'name'` : ''}))`;

/** Whose it is stands on it for everybody: a list by organisation must not tell what its items keep to themselves. */
const namedSql = {
  need: `i.body ->> 'organisationNamed' is distinct from 'false'`,
  idea: `i.body ->> 'authorStyle' = 'name'`,
} as const satisfies Record<ItemNoun, string>;

/**
 * So many tags are planned together with the list; each more is tested row by row (`offset 0` says so), because the
 * planner takes seconds to order the joins of fifty.
 */
const JOINED = 4;

const statusSql = `case when i.status in ('published', 'paused') and i.expires_at <= :now then 'expired'
  else i.status end`;

/** One page, newest first. `now` decides what has expired. */
export const listPage = async <Body>(
  db: Db,
  noun: ItemNoun,
  reader: Reader,
  { q, tagSets, within, status, mine, claimed, organisation, shown, cursor, limit }: ListQuery,
  now: string,
): Promise<{ items: ItemView<Body>[]; next: string | null }> => {
  const after = decodeCursor(cursor, Key);
  const prefix = q === undefined ? null : prefixQuery(q);
  const wanted = status ?? (mine ? undefined : 'published');
  const tests = [
    mine
      ? mineSql(noun)
      : `((i.published_at is not null and i.status not in ('draft', 'paused')) or ${mineSql(noun)})`,
    ...(wanted === undefined ? [] : [`${statusSql} = :wanted`]),
    // What the list is mostly asked for can walk the index.
    ...(wanted === 'published' ? [`i.status = 'published'`] : []),
    // Spelt out, so that it meets the index of what is claimed.
    ...(claimed === undefined ? [] : [claimed ? 'not i.unclaimed' : 'i.unclaimed']),
    ...(organisation === undefined
      ? []
      : [
          `i.organisation_id = cast(:organisation as uuid)
           and (${namedSql[noun]} or ${mineSql(noun)})`,
        ]),
    // An import may have been published elsewhere long ago: it is new when it is new here.
    ...(shown === undefined
      ? []
      : [
          `greatest(i.created_at, i.published_at) > cast(:shownAfter as timestamptz)
           and greatest(i.created_at, i.published_at) <= cast(:shownUntil as timestamptz)
           and i.posted_by is distinct from cast(:notBy as uuid)`,
        ]),
    ...(after === undefined
      ? []
      : ['(i.listed_at, i.id) < (cast(:listedAt as timestamptz), cast(:id as uuid))']),
    ...(q === undefined || q === ''
      ? []
      : [
          `(i.search @@ websearch_to_tsquery('plain_english', :q)
            or i.search @@ to_tsquery('plain_english', :prefix))`,
        ]),
    ...tagSets.map(
      (_, place) => `exists (select 1 from ${noun}_tags g where g.${noun}_id = i.id and g.rejected_at is null
        and g.tag_id = any(cast(:tags${place} as uuid[]))${place < JOINED ? '' : ' offset 0'})`,
    ),
    ...(within === undefined
      ? []
      : [
          `exists (select 1 from ${noun}_regions p join regions r on r.code = p.region_code
            where p.${noun}_id = i.id and r.span_start between :start and :end)`,
        ]),
  ];
  const found = await rows<ItemView<Body>>(
    db,
    `${viewOf(noun)}
     where ${tests.join('\n and ')}
     order by i.listed_at desc, i.id desc
     limit :most`,
    {
      personId: reader.personId,
      agencyId: reader.agencyId,
      organisationIds: [...reader.organisationIds],
      now,
      most: limit + 1,
      wanted: wanted ?? null,
      q: q ?? null,
      prefix,
      start: within?.start ?? null,
      end: within?.end ?? null,
      organisation: organisation ?? null,
      listedAt: after?.[0] ?? null,
      id: after?.[1] ?? null,
      shownAfter: shown?.after ?? null,
      shownUntil: shown?.until ?? null,
      notBy: shown?.notBy ?? null,
      ...Object.fromEntries(tagSets.map((tags, place) => [`tags${place}`, [...tags]])),
    },
  );
  return pageFrom(found, limit, (item) => [item.listedAt, item.id]);
};
