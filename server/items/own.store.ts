import type { Db } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun, ItemStatus } from './moves.ts';

/** An item as its author keeps it: how it stands, and every text it has had. */
export interface OwnItem {
  readonly id: string;
  readonly status: ItemStatus;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly expiresAt: string | null;
  readonly hiddenAt: string | null;
  readonly organisationId: string | null;
  readonly tags: readonly { label: string; origin: string; rejected: boolean }[];
  readonly versions: readonly { version: number; at: string; byMe: boolean; body: unknown }[];
}

export const listOwn = (
  db: Db,
  noun: ItemNoun,
  { personId, after, limit }: { personId: string; after: string | null; limit: number },
): Promise<OwnItem[]> =>
  rows(
    db,
    `select i.id, i.status, i.version, i.created_at, i.updated_at, i.published_at, i.expires_at, i.hidden_at,
       i.organisation_id,
       (select coalesce(json_agg(json_build_object('label', t.label, 'origin', g.origin,
            'rejected', g.rejected_at is not null) order by t.label), '[]')
          from ${noun}_tags g join tags t on t.id = g.tag_id where g.${noun}_id = i.id) as tags,
       (select coalesce(json_agg(json_build_object('version', v.version, 'at', v.at,
            'byMe', v.edited_by is not distinct from :personId, 'body', v.body) order by v.version), '[]')
          from ${noun}_versions v where v.${noun}_id = i.id) as versions
     from ${noun}s i
     where i.posted_by = :personId and i.id > cast(:first as uuid)
     order by i.id limit :limit`,
    { personId, first: after ?? '00000000-0000-0000-0000-000000000000', limit },
  );
