import type { GroundData, TaxonomyData } from '../ground-data.ts';
import type { Item } from '../item.ts';
import type { Sizes, Touched } from '../market.ts';
import type { Search } from '../retrieval.ts';
import type { Hit } from '../top-k.ts';

/** What a thread is told when it is started. `url`: a PostgreSQL connection string. */
export type Begin = { readonly url: string };

/** What can be asked of a thread, by kind, and what it answers. One thread counts, or keeps one market. */
export type Asked = {
  readonly open: { readonly ground: GroundData; readonly at: string };
  readonly touch: { readonly touched: Touched; readonly at: string };
  readonly top: { readonly asker: Item; readonly search: Search };
  readonly count: { readonly taxonomy: TaxonomyData; readonly at: string };
};
export type Answered = {
  readonly open: undefined;
  readonly touch: undefined;
  readonly top: Hit[];
  readonly count: string;
};
export type Kind = keyof Asked;

export type Question = {
  [K in Kind]: { readonly id: number; readonly kind: K; readonly given: Asked[K] };
}[Kind];
export type Answer = { readonly id: number; readonly sizes: Sizes } & (
  | { readonly value: Answered[Kind] }
  | { readonly error: unknown }
);
