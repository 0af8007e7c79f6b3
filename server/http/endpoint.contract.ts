import { z } from 'zod';
import type { ErrorCode } from '../errors.contract.ts';

/**
 * An endpoint is said once. The server takes from it validation, handler types, the reply filter and OpenAPI;
 * the client takes its typed call.
 *
 * - `who`: the least the caller must be. Roles are decided by policies on the stored row, not here.
 * - `idempotent`: a POST that creates or moves; takes an `Idempotency-Key` header.
 * - `file`: the body is a CSV file, which the handler reads as it arrives.
 * - `ifMatch`: an edit; needs `If-Match` with the version that was read.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Returns extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly noun: Noun;
  readonly who: 'anyone' | 'signed_in' | 'verified';
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly returns: Returns;
  readonly errors: readonly ErrorCode[];
  readonly file: boolean;
  readonly idempotent: boolean;
  readonly ifMatch: boolean;
}

/** The things the product is about: the same word in folder, table, URL, event and cache key. */
export const nouns = [
  'session',
  'person',
  'organisation',
  'region',
  'tag',
  'need',
  'idea',
  'match',
  'claim',
  'introduction',
  'message',
  'note',
  'alert',
  'notification',
  'import',
  'job',
  'instance',
  'event',
  'mail',
  'search',
] as const;
export type Noun = (typeof nouns)[number];

const nothing = z.strictObject({});
type Nothing = typeof nothing;

interface Said<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: Endpoint['method'];
  path: `/${string}`;
  summary: string;
  noun: Noun;
  who: Endpoint['who'];
  params?: P;
  query?: Q;
  body?: B;
  returns: R;
  errors?: readonly ErrorCode[];
  file?: boolean;
  idempotent?: boolean;
  ifMatch?: boolean;
}

export const endpoint = <
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  said: Said<P, Q, B, R>,
): Endpoint<P, Q, B, R> => ({
  method: said.method,
  path: said.path,
  summary: said.summary,
  noun: said.noun,
  who: said.who,
  params: said.params ?? (nothing as unknown as P),
  query: said.query ?? (nothing as unknown as Q),
  body: said.body ?? (nothing as unknown as B),
  returns: said.returns,
  errors: said.errors ?? [],
  file: said.file ?? false,
  idempotent: said.idempotent ?? false,
  ifMatch: said.ifMatch ?? false,
});

/** What a caller sends. */
export type ParamsOf<E extends Endpoint> = z.input<E['params']>;
export type QueryOf<E extends Endpoint> = z.input<E['query']>;
export type BodyOf<E extends Endpoint> = z.input<E['body']>;
/** What a caller gets back. */
export type ReplyOf<E extends Endpoint> = z.output<E['returns']>;
