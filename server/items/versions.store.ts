import type { Db, Trx } from '../database/connect.ts';
import { rows } from '../database/query.ts';
import type { ItemNoun } from './moves.ts';

/** An item as it was written at one of its versions. */
export interface Written {
  readonly id: string;
  readonly version: number;
}

export const listVersions = <Body>(
  trx: Db | Trx,
  noun: ItemNoun,
  asked: readonly Written[],
): Promise<(Written & { readonly body: Body })[]> =>
  rows(
    trx,
    `select kept.${noun}_id as id, kept.version, kept.body
     from jsonb_to_recordset((:asked)::jsonb) as asked(id uuid, version integer)
       join ${noun}_versions kept on kept.${noun}_id = asked.id and kept.version = asked.version`,
    { asked: JSON.stringify(asked.map(({ id, version }) => ({ id, version }))) },
  );
