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

/** The next batch of published items by id, after the last one of the batch before. */
export const listPublished = <Body>(
  trx: Db | Trx,
  noun: ItemNoun,
  after: string | null,
  limit: number,
): Promise<StoredProfile<Body>[]> =>
  rows(
    trx,
    `${profileOf(noun)}
     where i.status = 'published' and (cast(:after as uuid) is null or i.id > :after)
     order by i.id limit :limit`,
    { after, limit },
  );
