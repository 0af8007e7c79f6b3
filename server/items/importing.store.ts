import type { Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun, ItemStatus } from './moves.ts';
import type { HeldTag } from './tag-choice.ts';

/** What an earlier import left. */
export interface Imported {
  readonly id: string;
  readonly externalId: string;
  readonly version: number;
  readonly sourceHash: string | null;
  readonly unclaimed: boolean;
  readonly status: ItemStatus;
  readonly expiresAt: string | null;
  readonly publishedAt: string | null;
  readonly held: readonly HeldTag[];
}

/** An imported row, ready to be written. */
export interface Ready {
  readonly id: string;
  readonly externalId: string;
  readonly body: unknown;
  readonly version: number;
  readonly organisationId: string | null;
  readonly publishedAt: string | null;
  readonly source: unknown;
  readonly sourceHash: string;
}

export const listForUpdate = (
  trx: Trx,
  noun: ItemNoun,
  externalIds: readonly string[],
): Promise<Imported[]> =>
  rows(
    trx,
    `select i.id, i.external_id, i.version, i.source_hash, i.unclaimed, i.status, i.expires_at,
       i.published_at,
       (select coalesce(json_agg(json_build_object('tagId', g.tag_id, 'origin', g.origin, 'confidence', g.confidence,
            'decidedBy', g.decided_by, 'rejectedAt', g.rejected_at)), '[]')
          from ${noun}_tags g where g.${noun}_id = i.id) as held
     from ${noun}s i where i.external_id = any(cast(:externalIds as text[]))
     order by i.id for update`,
    { externalIds: [...externalIds] },
  );

const given = `jsonb_to_recordset(cast(:ready as jsonb)) as g(id uuid, "externalId" text, body jsonb,
  version integer, "organisationId" uuid, "publishedAt" timestamptz, source jsonb, "sourceHash" text)`;

export const insertAll = async (
  trx: Trx,
  noun: ItemNoun,
  ready: readonly Ready[],
  at: string,
): Promise<void> => {
  await trx.raw(
    `insert into ${noun}s (id, external_id, body, version, status, organisation_id, unclaimed, source, source_hash,
       created_at, updated_at, published_at)
     select g.id, g."externalId", g.body, g.version, 'published', g."organisationId", true, g.source,
       g."sourceHash", :at, :at, coalesce(g."publishedAt", :at)
     from ${given}`,
    { ready: JSON.stringify(ready), at },
  );
};

/** A row that changed in its file: a new version; where it stands (paused, closed) is left alone. */
export const rewriteAll = async (
  trx: Trx,
  noun: ItemNoun,
  ready: readonly Ready[],
  at: string,
): Promise<void> => {
  await trx.raw(
    `update ${noun}s i set body = g.body, version = g.version, organisation_id = g."organisationId",
       source = g.source, source_hash = g."sourceHash", updated_at = :at
     from ${given} where i.id = g.id`,
    { ready: JSON.stringify(ready), at },
  );
};

export const insertVersions = async (
  trx: Trx,
  noun: ItemNoun,
  ready: readonly Ready[],
  at: string,
): Promise<void> => {
  await trx.raw(
    `insert into ${noun}_versions (${noun}_id, version, body, edited_by, at)
     select g.id, g.version, g.body, null, :at from ${given}`,
    { ready: JSON.stringify(ready), at },
  );
};
