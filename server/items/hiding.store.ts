import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

/** Paused for as long as it is hidden, so that everything that leaves out what is paused leaves it out. */
export const hide = async (trx: Trx, noun: ItemNoun, id: string, at: string): Promise<void> => {
  await trx.raw(
    `update ${noun}s set hidden_from = status, status = 'paused', hidden_at = :at, updated_at = :at where id = :id`,
    { id, at },
  );
};

/** As it stood before; what its author has closed meanwhile stays closed. */
export const restore = async (trx: Trx, noun: ItemNoun, id: string, at: string): Promise<void> => {
  await trx.raw(
    `update ${noun}s set status = case when status = 'closed' then status else hidden_from end,
       hidden_from = null, hidden_at = null, asked_again_at = null, updated_at = :at where id = :id`,
    { id, at },
  );
};

export const askAgain = async (trx: Trx, noun: ItemNoun, id: string, at: string): Promise<void> => {
  await trx.raw(`update ${noun}s set asked_again_at = :at where id = :id`, { id, at });
};

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly hiddenAt: string;
  readonly askedAgainAt: string | null;
}

export const listHidden = (trx: Db | Trx, noun: ItemNoun, limit: number): Promise<Asked[]> =>
  rows<Asked>(
    trx,
    `select id, title, hidden_at, asked_again_at from ${noun}s where hidden_at is not null
     order by asked_again_at desc nulls last, hidden_at desc, id desc limit :limit`,
    { limit },
  );
