import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';
import type { StoredProfile } from './profile.ts';

const profileOf = (noun: ItemNoun): string => `
  select i.id, i.body, i.status, i.expires_at, i.posted_by, i.organisation_id,
    ${noun === 'idea' ? 'i.open_places' : 'null::integer as open_places'},
    (select coalesce(json_agg(json_build_object('tagId', g.tag_id, 'origin', g.origin, 'confidence', g.confidence)
         order by g.tag_id), '[]')
       from ${noun}_tags g where g.${noun}_id = i.id and g.rejected_at is null) as tags
  from ${noun}s i`;

export const listProfiles = <Body>(
  trx: Db | Trx,
  noun: ItemNoun,
  ids: readonly string[],
): Promise<StoredProfile<Body>[]> =>
  rows(trx, `${profileOf(noun)} where i.id = any(cast(:ids as uuid[]))`, { ids: [...ids] });

/** One item in a stream: columns by place, since a name for each of a million rows is dear. Prose and facts follow. */
export type PublishedRow = readonly [
  id: string,
  expiresAt: string | null,
  postedBy: string | null,
  organisationId: string | null,
  openPlaces: string | null,
  /** `tag` or `tag:origin:confidence`, with spaces between; see `tagsIn`. */
  tags: string | null,
  /** What was kept of this version, and its facts as a JSON array: the fields are null where they are not. */
  digest: Uint8Array | null,
  keptFacts: string | null,
  ...fields: (string | null)[],
];

const kept = `left join idea_digests d on d.idea_id = i.id and d.version = i.version and d.maker = :maker`;

/**
 * The next published items by id, with these fields of their bodies as text. The tags are looked up between the first
 * and the last of them, so that a page costs the same whatever the planner knows of the tables.
 */
export const listPublished = async (
  trx: Db | Trx,
  noun: ItemNoun,
  { texts, facts, maker }: { texts: readonly string[]; facts: readonly string[]; maker: string | null },
  { after, limit }: { after: string | null; limit: number },
): Promise<PublishedRow[]> => {
  const first = after ?? '00000000-0000-0000-0000-000000000000';
  const values = [
    ...texts.map((field) => `i.body ->> '${field}'`),
    ...facts.map((field) => `(i.body -> '${field}')::text`),
  ];
  const named = values
    .map(
      (value, at) =>
        `${maker === null ? value : `case when d.digest is null then ${value} end`} as field_${at}`,
    )
    .join(', ');
  const names = values.map((_, at) => `page.field_${at}`).join(', ');
  const found: { rows: PublishedRow[] } = await trx
    .raw(
      `with page as materialized (
         select i.id, i.expires_at, i.posted_by, i.organisation_id,
           ${noun === 'idea' ? 'i.open_places::text' : 'null::text as open_places'},
           ${maker === null ? 'null::bytea as digest, null::text as facts' : 'd.digest, d.facts'}, ${named}
         from ${noun}s i ${maker === null ? '' : kept} where i.status = 'published' and i.id > :first order by i.id limit :limit
       )
       select page.id, page.expires_at, page.posted_by, page.organisation_id, page.open_places, tagged.tags,
         page.digest, page.facts, ${names}
       from page left join (
         select g.${noun}_id, string_agg(
           case when g.origin = 'author' and g.confidence = 1 then g.tag_id::text
             else concat_ws(':', g.tag_id, g.origin, g.confidence) end, ' ' order by g.tag_id) as tags
         from ${noun}_tags g
         where g.rejected_at is null and g.${noun}_id > :first
           and g.${noun}_id <= (select last.id from page last order by last.id desc limit 1)
         group by g.${noun}_id
       ) tagged on tagged.${noun}_id = page.id
       order by page.id`,
      maker === null ? { first, limit } : { first, limit, maker },
    )
    .options({ rowMode: 'array' });
  return found.rows;
};

/** Ids alone, in order. */
export const listPublishedIds = async (
  trx: Db | Trx,
  noun: ItemNoun,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      trx,
      `select i.id from ${noun}s i
       where i.status = 'published' and (cast(:after as uuid) is null or i.id > :after)
       order by i.id limit :limit`,
      { after, limit },
    )
  ).map(({ id }) => id);
