import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { ItemRow, ItemView } from './kind.ts';
import type { ItemNoun, ItemStatus } from './moves.ts';
import type { HeldTag } from './tag-choice.ts';

const columns = `i.id, i.body, i.version, i.status, i.posted_by, i.organisation_id, i.unclaimed,
  i.on_behalf_agency_id, i.on_behalf_consent, i.created_at, i.updated_at, i.published_at, i.expires_at,
  i.hidden_at`;

/** Everything a reader is shown of an item `i`. The noun is one of two words of ours, never input. */
export const viewOf = (noun: ItemNoun): string => `
  select ${columns}, i.listed_at, ${noun === 'idea' ? 'i.open_places' : 'null::integer as open_places'},
    (select json_build_object('id', o.id, 'name', o.name, 'verified', o.verified_at is not null)
       from organisations o where o.id = i.organisation_id) as organisation,
    (select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name) order by r.span_start, r.code), '[]')
       from ${noun}_regions p join regions r on r.code = p.region_code
      where p.${noun}_id = i.id) as places,
    (select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label, 'origin', t.origin,
         'confidence', t.confidence) order by (t.origin = 'pattern'), t.confidence desc, t.label, t.id), '[]')
       from (
         -- Two tags that have been merged since are one, as it was said most surely.
         select distinct on (t.id) t.id, t.label, g.origin, g.confidence
         from ${noun}_tags g join tags c on c.id = g.tag_id join tags t on t.id = coalesce(c.replaced_by, c.id)
         where g.${noun}_id = i.id and g.rejected_at is null
         order by t.id, (g.origin = 'pattern'), g.confidence desc
       ) as t) as tags
  from ${noun}s i`;

export const findView = <Body>(
  trx: Db | Trx,
  noun: ItemNoun,
  id: string,
): Promise<ItemView<Body> | undefined> =>
  row<ItemView<Body>>(trx, `${viewOf(noun)} where i.id = :id`, { id });

export const listViews = <Body>(
  trx: Db | Trx,
  noun: ItemNoun,
  ids: readonly string[],
): Promise<ItemView<Body>[]> =>
  rows<ItemView<Body>>(trx, `${viewOf(noun)} where i.id = any(cast(:ids as uuid[]))`, { ids: [...ids] });

export const getForUpdate = async <Body>(trx: Trx, noun: ItemNoun, id: string): Promise<ItemRow<Body>> => {
  const found = await row<ItemRow<Body>>(
    trx,
    `select ${columns} from ${noun}s i where i.id = :id for no key update`,
    { id },
  );
  if (found === undefined) throw fail(`${noun}_not_found`);
  return found;
};

export type NewItem<Body> = Omit<ItemRow<Body>, 'version' | 'updatedAt' | 'hiddenAt'>;

export const insert = async <Body>(trx: Trx, noun: ItemNoun, item: NewItem<Body>): Promise<void> => {
  await trx.raw(
    `insert into ${noun}s (id, body, version, status, posted_by, organisation_id, unclaimed, on_behalf_agency_id,
       on_behalf_consent, created_at, updated_at, published_at, expires_at)
     values (:id, :body, 1, :status, :postedBy, :organisationId, :unclaimed, :onBehalfAgencyId,
       :onBehalfConsent, :createdAt, :createdAt, :publishedAt, :expiresAt)`,
    { ...item, body: JSON.stringify(item.body) },
  );
};

/** Keeps a body as a version of its own; the current one is on the item as well. */
export const insertVersion = async (
  trx: Trx,
  noun: ItemNoun,
  kept: { id: string; version: number; body: unknown; editedBy: string | null; at: string },
): Promise<void> => {
  await trx.raw(
    `insert into ${noun}_versions (${noun}_id, version, body, edited_by, at)
     values (:id, :version, :body, :editedBy, :at)`,
    { ...kept, body: JSON.stringify(kept.body) },
  );
};

export const rewrite = async (
  trx: Trx,
  noun: ItemNoun,
  item: { id: string; version: number; body: unknown; expiresAt: string | null; at: string },
): Promise<void> => {
  await trx.raw(
    `update ${noun}s set body = :body, version = :version, expires_at = :expiresAt, updated_at = :at
     where id = :id`,
    { ...item, body: JSON.stringify(item.body) },
  );
};

/**
 * The first publication dates an item; opening it again does not bring it back to the top. What is closed while it is
 * paused stays hidden, like a draft that was closed: closing must not show to all what its author had taken back.
 */
export const move = async (
  trx: Trx,
  noun: ItemNoun,
  item: { id: string; status: ItemStatus; at: string },
): Promise<void> => {
  await trx.raw(
    `update ${noun}s set status = :status, updated_at = :at,
       published_at = case when :status = 'published' then coalesce(published_at, :at)
         when :status = 'closed' and status = 'paused' then null else published_at end
     where id = :id`,
    item,
  );
};

export const listTags = (trx: Db | Trx, noun: ItemNoun, id: string): Promise<HeldTag[]> =>
  rows<HeldTag>(
    trx,
    `select g.tag_id, g.origin, g.confidence, g.decided_by, g.rejected_at from ${noun}_tags g
     where g.${noun}_id = :id`,
    { id },
  );

export interface Marks {
  readonly id: string;
  readonly tags: readonly HeldTag[];
  readonly regionCodes: readonly string[];
}

/** Puts the tags and places of items in the place of those they had. */
export const replaceMarks = async (trx: Trx, noun: ItemNoun, items: readonly Marks[]): Promise<void> => {
  if (items.length === 0) return;
  const given = JSON.stringify(items);
  const ids = items.map((item) => item.id);
  await trx.raw(`delete from ${noun}_tags where ${noun}_id = any(cast(:ids as uuid[]))`, { ids });
  await trx.raw(`delete from ${noun}_regions where ${noun}_id = any(cast(:ids as uuid[]))`, { ids });
  await trx.raw(
    `insert into ${noun}_tags (${noun}_id, tag_id, origin, confidence, decided_by, rejected_at)
     select i.id, g."tagId", g.origin, g.confidence, g."decidedBy", g."rejectedAt"
     from jsonb_to_recordset(cast(:given as jsonb)) as i(id uuid, tags jsonb),
       jsonb_to_recordset(i.tags) as g("tagId" uuid, origin text, confidence real, "decidedBy" uuid,
         "rejectedAt" timestamptz)`,
    { given },
  );
  await trx.raw(
    `insert into ${noun}_regions (${noun}_id, region_code)
     select i.id, p.code
     from jsonb_to_recordset(cast(:given as jsonb)) as i(id uuid, "regionCodes" jsonb),
       jsonb_array_elements_text(i."regionCodes") as p(code)`,
    { given },
  );
};

/**
 * Writes down that items have expired, a batch at a time; skips those that somebody is just editing. A paused one
 * stays as it is: it counts as expired for those who look after it, and does not come back into view by itself.
 */
export const expire = (
  trx: Trx,
  noun: ItemNoun,
  now: string,
): Promise<{ id: string; postedBy: string | null; onBehalfAgencyId: string | null }[]> =>
  rows(
    trx,
    `update ${noun}s set status = 'expired', updated_at = :now
     where id in (select i.id from ${noun}s i
                   where i.status = 'published' and i.expires_at <= :now
                   order by i.id limit 500 for update skip locked)
     returning id, posted_by, on_behalf_agency_id`,
    { now },
  );

const ORGANISATION =
  'select o.id, o.verified_at is not null as verified from organisations o where o.id = :id';
interface Vouched {
  readonly id: string;
  readonly verified: boolean;
}

export const findOrganisation = (trx: Db | Trx, id: string): Promise<Vouched | undefined> =>
  row<Vouched>(trx, ORGANISATION, { id });

/** Held, so that its verification is not taken back while something is opened on the strength of it. */
export const holdOrganisation = (trx: Trx, id: string): Promise<Vouched | undefined> =>
  row<Vouched>(trx, `${ORGANISATION} for share`, { id });
