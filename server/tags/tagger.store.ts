import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { TaggerTrial } from './tagger.contract.ts';

export interface VersionRow {
  readonly id: string;
  readonly trainedAt: string;
  readonly examples: number;
  readonly refusals: number;
  readonly trial: TaggerTrial;
  readonly active: boolean;
  readonly switchedAt: string | null;
  readonly switchedBy: string | null;
}

export interface NewVersion extends Pick<VersionRow, 'id' | 'trainedAt' | 'examples' | 'refusals' | 'trial'> {
  readonly model: Buffer;
}

/** Without the models, which are large. */
export const listVersions = (db: Db | Trx): Promise<VersionRow[]> =>
  rows(
    db,
    `select v.id, v.trained_at, v.examples, v.refusals, v.trial, v.active, v.switched_at, v.switched_by
     from tagger_versions v order by v.trained_at desc, v.id desc`,
  );

export const insertVersion = async (trx: Trx, { trial, ...version }: NewVersion): Promise<void> => {
  await trx.raw(
    `insert into tagger_versions (id, trained_at, examples, refusals, model, trial)
     values (:id, :trainedAt, :examples, :refusals, :model, (:trial)::jsonb)`,
    { ...version, trial: JSON.stringify(trial) },
  );
};

/** Keeps the latest so many, and whichever is active or was switched last. */
export const forgetOldVersions = async (trx: Trx, kept: number): Promise<void> => {
  await trx.raw(
    `delete from tagger_versions where not active
       and id not in (select id from tagger_versions order by trained_at desc, id desc limit :kept)
       and id not in (select id from tagger_versions where switched_at is not null order by switched_at desc limit 1)`,
    { kept },
  );
};

export const findActive = (db: Db | Trx): Promise<{ id: string; model: Buffer } | undefined> =>
  row(db, 'select v.id, v.model from tagger_versions v where v.active');

/** Waits for whoever else is switching. */
export const lockSwitching = async (trx: Trx): Promise<void> => {
  await trx.raw('lock table tagger_versions in share row exclusive mode');
};

/** Makes this version the only active one, or none. Returns the ids of those that changed. */
export const switchTo = async (
  trx: Trx,
  id: string | null,
  { at, by }: { at: string; by: string | null },
): Promise<string[]> => {
  const off = await rows<{ id: string }>(
    trx,
    `update tagger_versions set active = false, switched_at = :at, switched_by = :by
     where active and id is distinct from (:id)::uuid returning id`,
    { id, at, by },
  );
  const on = await rows<{ id: string }>(
    trx,
    `update tagger_versions set active = true, switched_at = :at, switched_by = :by
     where id = (:id)::uuid and not active returning id`,
    { id, at, by },
  );
  return [...on, ...off].map((changed) => changed.id);
};
