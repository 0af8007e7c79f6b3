import type { Trx } from '../database/connect.ts';
import type { Fault, Mapped, Values } from './row-mapping.ts';

export type Became = 'created' | 'changed' | 'unchanged' | 'claimed';

/** What one noun says of its rows; the way of every file is the same. */
export interface Importer<Draft> {
  /** The column by which a row is known again: the last row of a file with the same value wins. */
  readonly idColumn: string;
  readonly columns: { readonly required: readonly string[]; readonly optional: readonly string[] };
  /** Pure: one row, without its neighbours. */
  readonly map: (values: Values) => Mapped<Draft>;
  /** Pure: what shows only when all good rows stand together, by their place. They are then kept in memory. */
  readonly together?: (drafts: readonly Draft[]) => ReadonlyMap<number, readonly Fault[]>;
  /** How many rows are written at once. */
  readonly batch: number;
  readonly write: (trx: Trx, drafts: readonly Draft[], at: string) => Promise<readonly Became[]>;
  /** Last in the transaction: events, and lines for the report. */
  readonly finish: (trx: Trx, at: string) => Promise<readonly string[]>;
}
