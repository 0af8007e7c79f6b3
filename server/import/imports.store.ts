import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { Import, ImportKind, ImportReport, ImportStatus } from './imports.contract.ts';

export interface StoredImport extends Omit<Import, 'sentBy' | 'moves'> {
  readonly sentBy: string | null;
  readonly mayLeaveOut: number | null;
}

export type Part = 'file' | 'refused';

const IMPORT = `
  select id, kind, file_name, size, taxonomy, tags_found, status, sent_by, sent_at, ended_at, step, rows, attempts,
    may_leave_out, problem, report
  from imports`;

export const getImport = async (trx: Db | Trx, id: string): Promise<StoredImport> => {
  const found = await row<StoredImport>(trx, `${IMPORT} where id = :id`, { id });
  if (found === undefined) throw fail('import_not_found');
  return found;
};

export const getForUpdate = async (trx: Trx, id: string): Promise<StoredImport> => {
  const found = await row<StoredImport>(trx, `${IMPORT} where id = :id for update`, { id });
  if (found === undefined) throw fail('import_not_found');
  return found;
};

export const listImports = (
  trx: Db | Trx,
  { before, limit }: { before: string | null; limit: number },
): Promise<StoredImport[]> =>
  rows(trx, `${IMPORT} where (:before)::uuid is null or id < (:before)::uuid order by id desc limit :limit`, {
    before,
    limit,
  });

/** One at a time of a kind, from its first byte on: the lock is held as long as the upload's transaction. */
export const takeTurn = async (trx: Trx, kind: ImportKind): Promise<boolean> => {
  const found = await row<{ free: boolean }>(
    trx,
    `select pg_try_advisory_xact_lock(hashtextextended('import ' || :kind, 0))
       and not exists (select from imports where kind = :kind and ended_at is null) as free`,
    { kind },
  );
  return found?.free === true;
};

export const insertImport = async (
  trx: Trx,
  made: Pick<StoredImport, 'id' | 'kind' | 'fileName' | 'taxonomy' | 'tagsFound' | 'sentBy' | 'sentAt'>,
): Promise<void> => {
  await trx('imports').insert({ ...made, status: 'checking' });
};

export const setSize = async (trx: Trx, id: string, size: number): Promise<void> => {
  await trx('imports').where({ id }).update({ size });
};

export const insertPiece = async (
  trx: Trx,
  piece: { importId: string; part: Part; place: number; bytes: Buffer },
): Promise<void> => {
  await trx('import_pieces').insert(piece);
};

export const dropPieces = async (trx: Db | Trx, importId: string, part?: Part): Promise<void> => {
  await trx('import_pieces')
    .where({ importId, ...(part && { part }) })
    .delete();
};

/** One piece after the other, so that a file of any size is never in memory. */
export const pieces = async function* (db: Db, importId: string, part: Part): AsyncGenerator<Buffer> {
  for (let place = 0; ; place += 1) {
    const found = await row<{ bytes: Buffer }>(
      db,
      'select bytes from import_pieces where import_id = :importId and part = :part and place = :place',
      { importId, part, place },
    );
    if (found === undefined) return;
    yield found.bytes;
  }
};

/** Begins, or begins again, what is still to be run; undefined where it was given up or is done. */
export const begin = (trx: Db | Trx, id: string): Promise<StoredImport | undefined> =>
  row(
    trx,
    `update imports set attempts = attempts + 1, step = null, rows = 0
     where id = :id and status in ('checking', 'importing') returning *`,
    { id },
  );

/** Tells how far it is; false where it has been given up in the meantime. */
export const tell = async (
  trx: Db | Trx,
  { id, status, step, done }: { id: string; status: ImportStatus; step: string; done: number },
): Promise<boolean> =>
  (await row(
    trx,
    'update imports set step = :step, rows = :done where id = :id and status = :status returning id',
    { id, status, step, done },
  )) !== undefined;

interface Move {
  readonly id: string;
  readonly from: readonly ImportStatus[];
  readonly to: ImportStatus;
  readonly at: string;
  readonly problem?: string | null;
  readonly report?: ImportReport;
  readonly mayLeaveOut?: number;
}

/** False where it stood otherwise by now: then somebody else was first. */
export const moveImport = async (
  trx: Trx,
  { id, from, to, at, problem = null, report, mayLeaveOut }: Move,
): Promise<boolean> =>
  (await row(
    trx,
    `update imports set status = :to, problem = :problem, step = null, attempts = 0,
       ended_at = case when :to in ('checking', 'checked', 'importing') then null else (:at)::timestamptz end,
       report = coalesce((:report)::jsonb, report), may_leave_out = coalesce((:mayLeaveOut)::int, may_leave_out)
     where id = :id and status in (select jsonb_array_elements_text((:from)::jsonb)) returning id`,
    {
      id,
      from: JSON.stringify(from),
      to,
      at,
      problem,
      report: report === undefined ? null : JSON.stringify(report),
      mayLeaveOut: mayLeaveOut ?? null,
    },
  )) !== undefined;

/** Checked, and then forgotten by whoever sent them. */
export const listForgotten = (trx: Trx, before: string): Promise<{ id: string }[]> =>
  rows(trx, "select id from imports where status = 'checked' and sent_at < :before", { before });

export const dropOldRefused = async (trx: Trx, before: string): Promise<void> => {
  await trx.raw(
    `delete from import_pieces using imports
     where imports.id = import_pieces.import_id and imports.ended_at < :before`,
    { before },
  );
};
